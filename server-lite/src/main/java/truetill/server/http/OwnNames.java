package truetill.server.http;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller asked for this server, by the {@code Host} of the request. A page of another
 * site can have its own name lead to this PC and then speak to it as to its own server ("DNS
 * rebinding", fault-tests case 20). It needs a name of the public internet for that, so addresses
 * and names that exist in a local network only are this server's; any other must be given to it.
 */
public final class OwnNames {
  /** Endings that no registry of the public internet hands out names under. */
  private static final List<String> LOCAL =
      List.of(
          ".localhost",
          ".local",
          ".test",
          ".internal",
          ".home.arpa",
          ".lan",
          ".home",
          ".corp",
          ".intranet",
          ".private");

  private final Set<String> given;

  /**
   * @param given names of the public internet this server is reached by
   */
  public OwnNames(Collection<String> given) {
    this.given =
        given.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * @param host name or address, perhaps with a port; null when the caller names none, as a program
   *     without a browser may
   */
  boolean include(@Nullable String host) {
    if (host == null) {
      return true;
    }
    String name = withoutPort(host.toLowerCase(Locale.ROOT));
    return isAddress(name)
        || !name.contains(".")
        || LOCAL.stream().anyMatch(name::endsWith)
        || given.contains(name);
  }

  private static String withoutPort(String host) {
    int port = host.startsWith("[") ? host.indexOf("]:") + 1 : host.indexOf(':');
    String name = port > 0 ? host.substring(0, port) : host;
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isAddress(String name) {
    return name.startsWith("[") || name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  }
}
