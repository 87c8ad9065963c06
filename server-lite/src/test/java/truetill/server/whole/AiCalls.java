package truetill.server.whole;

import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import truetill.server.app.ServerFixture;

/** The assistant. */
final class AiCalls extends Recipes {
  AiCalls(ServerFixture store, Rows rows) {
    super(store, rows);
    assistant();
  }

  private void assistant() {
    plain("GET /ai/models/");
    to(
        "POST /ai/chat/",
        caller ->
            ValidCall.of(
                "/ai/chat/",
                body(
                    "system",
                    "Be brief.",
                    "messages",
                    List.of(Map.of("role", "user", "content", "Hello")),
                    "max_tokens",
                    100)));
  }
}
