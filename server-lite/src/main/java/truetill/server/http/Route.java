package truetill.server.http;

import truetill.core.people.Access;

/**
 * One operation: the route table is the permission table.
 *
 * @param path below {@code /api}, ending in a slash, with {@code {name}} for a parameter
 * @param uploadBytes the largest file it takes; 0 for a route that takes JSON
 */
public record Route(Method method, String path, Access access, long uploadBytes, Handler handler) {
  public Route {
    if (!path.startsWith("/") || !path.endsWith("/")) {
      throw new IllegalArgumentException("a path begins and ends with a slash: " + path);
    }
  }

  /** Answers one call; sign-in and access word have been checked before. */
  @FunctionalInterface
  public interface Handler {
    Reply handle(Call call);
  }
}
