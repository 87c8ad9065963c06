package truetill.server.whole;

import org.jspecify.annotations.Nullable;
import truetill.server.app.Answer;
import truetill.server.app.Scenario;

/**
 * One call, ready to be sent.
 *
 * @param body null for none
 * @param file the content of a file sent as a form instead of a body
 * @param cookie the refresh cookie, empty for none
 */
record ValidCall(String path, @Nullable Object body, @Nullable String file, String cookie) {
  static ValidCall of(String path) {
    return new ValidCall(path, null, null, "");
  }

  static ValidCall of(String path, Object body) {
    return new ValidCall(path, body, null, "");
  }

  ValidCall with(String newPath, @Nullable Object newBody) {
    return new ValidCall(newPath, newBody, file, cookie);
  }

  Answer send(Scenario scenario, String method) {
    if (!cookie.isEmpty()) {
      scenario.cookie("refresh_token", cookie);
    }
    if (file != null) {
      return scenario.upload(path, "list.csv", file);
    }
    return switch (method) {
      case "GET" -> scenario.get(path);
      case "DELETE" -> scenario.delete(path);
      case "PUT" -> scenario.put(path, body == null ? "{}" : body);
      case "PATCH" -> scenario.patch(path, body == null ? "{}" : body);
      default -> body == null ? scenario.post(path) : scenario.post(path, body);
    };
  }
}
