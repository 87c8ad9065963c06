package truetill.server.ai;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/**
 * Errors of {@code /ai/} in the form of rules-store section 1: {@code {"error": …, "detail": …}},
 * both the same sentence, so that one error reader serves every endpoint (promise 98).
 */
final class AiProblem {
  private AiProblem() {}

  static Reply reply(int status, String sentence) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("error", sentence);
    body.put("detail", sentence);
    return Reply.of(status, body);
  }

  /** The same refusal with its headers, said the way {@code /ai/} says it. */
  static Reply reply(Problem problem) {
    Reply plain = problem.reply();
    Reply said = reply(plain.status(), sentence(plain.body()));
    return new Reply(said.status(), said.body(), plain.headers());
  }

  private static String sentence(@Nullable Object body) {
    if (!(body instanceof Map<?, ?> fields)) {
      return "The request is wrong.";
    }
    Object detail = fields.get("detail");
    if (detail instanceof String text) {
      return text;
    }
    return fields.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + joined(entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String joined(Object messages) {
    return messages instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : String.valueOf(messages);
  }
}
