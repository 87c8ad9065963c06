package truetill.client.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/** Answers of the headless register: {@code "ok"} first, then what was asked for. */
final class Answer {
  private Answer() {}

  static Map<String, @Nullable Object> ok(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("ok", true);
    for (int at = 0; at < keysAndValues.length; at += 2) {
      answer.put(String.valueOf(keysAndValues[at]), keysAndValues[at + 1]);
    }
    return answer;
  }

  static Map<String, @Nullable Object> refused(String code, String detail) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("ok", false);
    answer.put("code", code);
    answer.put("detail", detail);
    return answer;
  }

  /** What was done as the answer, or why not. */
  static <T> Map<String, @Nullable Object> of(
      Outcome<T> outcome, Function<T, Map<String, @Nullable Object>> done) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> done.apply(value);
      case Outcome.Refused<T>(String code, String detail) -> refused(code, detail);
    };
  }
}
