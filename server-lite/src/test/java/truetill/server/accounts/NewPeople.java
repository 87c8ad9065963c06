package truetill.server.accounts;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Scenario;

/** Bodies of invented people, each with an address of its own. */
final class NewPeople {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private NewPeople() {}

  static Map<String, @Nullable Object> user(String role) {
    Map<String, @Nullable Object> body = customer();
    body.put("password", "first-secret");
    body.put("role", role);
    return body;
  }

  static Map<String, @Nullable Object> customer() {
    int number = COUNT.incrementAndGet();
    return Scenario.body(
        "email",
        "person" + number + "@shop.test",
        "first_name",
        "Pat" + number,
        "last_name",
        "Sample");
  }
}
