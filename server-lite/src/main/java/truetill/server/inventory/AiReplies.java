package truetill.server.inventory;

import java.util.LinkedHashMap;
import java.util.Map;
import truetill.server.http.Problem;
import truetill.server.http.Reply;
import truetill.server.inventory.ai.Assistant;
import truetill.server.inventory.ai.ModelChoice;

/**
 * How the AI steps say that the AI is at fault: {@code {"error": …}} (rules-inventory section 1).
 */
final class AiReplies {
  private static final int MAX_RAW = 2_000;
  private static final String NO_ROWS =
      "The order has no manifest rows. Standardize its manifest first.";

  private AiReplies() {}

  /** Ends the call when a model was named and nobody is there to ask. */
  static Problem notSetUp() {
    return problem(
        503,
        Map.of(
            "error",
            "AI is not set up: the store server was started without an AI key. Leave the model out,"
                + " or send \"rules\", to have the fixed rules do it."));
  }

  /** Ends the call as 502, or as 503 when the key is refused; nothing was stored. */
  static Problem failed(Assistant.Failed failed) {
    return problem(failed.notSetUp() ? 503 : 502, Map.of("error", failed.reason()));
  }

  /** Ends the call as 502 with the beginning of the answer; nothing was stored. */
  static Problem unusable(Assistant.Text answer) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("error", "The AI's answer holds nothing that can be used. Try again.");
    String raw = answer.text();
    body.put("raw", raw.substring(0, Math.min(MAX_RAW, raw.length())));
    return problem(502, body);
  }

  /** Ends a call of clean-up as 400: there is nothing to ask about. */
  static Problem noRows() {
    return problem(400, Map.of("error", NO_ROWS));
  }

  /** The same for the other steps, whose 400 has a {@code detail}. */
  static Problem noRowsDetail() {
    return Problem.refused("no_rows", NO_ROWS);
  }

  /** The sentence for a model that is not on offer, for the body's field {@code model}. */
  static String notOnOffer(ModelChoice.Unknown unknown) {
    return "\"" + unknown.id() + "\" is not one of the models on offer.";
  }

  private static Problem problem(int status, Map<String, String> body) {
    return new Problem(Reply.of(status, body));
  }
}
