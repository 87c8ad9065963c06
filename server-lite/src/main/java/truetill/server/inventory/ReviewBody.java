package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.http.Body;
import truetill.server.http.Problem;

/**
 * Reads {@code ReviewMatchesRequest}. The first thing that is wrong ends the call as 400 under
 * {@code decisions}, with the place of the decision in the list (promise 33).
 */
final class ReviewBody {
  private static final String FIELD = "decisions";
  private static final int MAX_TITLE = 300;
  private static final int MAX_WORD = 200;
  private static final Map<String, ReviewDecision.Kind> KINDS =
      Map.of(
          "accept", ReviewDecision.Kind.ACCEPT,
          "reject", ReviewDecision.Kind.REJECT,
          "modify", ReviewDecision.Kind.MODIFY);

  private ReviewBody() {}

  static List<ReviewDecision> read(Body body) {
    body.require(FIELD);
    body.orRefuse();
    JsonNode list = body.json(FIELD);
    if (list == null || !list.isArray()) {
      throw Problem.field(FIELD, "Expected a list of decisions.");
    }
    List<ReviewDecision> decisions = new ArrayList<>(list.size());
    for (JsonNode entry : list) {
      decisions.add(decision(decisions.size(), entry));
    }
    return decisions;
  }

  /** What is wrong with a decision. */
  static Problem bad(int index, String why) {
    return Problem.field(FIELD, "decisions[" + index + "]: " + why);
  }

  private static ReviewDecision decision(int index, JsonNode entry) {
    if (!entry.isObject()) {
      throw bad(index, "expected an object.");
    }
    Long row = id(index, entry, "row_id");
    if (row == null) {
      throw bad(index, "row_id is required.");
    }
    JsonNode word = entry.path("decision");
    ReviewDecision.Kind kind = word.isTextual() ? KINDS.get(word.asText()) : null;
    if (kind == null) {
      throw bad(index, "decision is accept, reject or modify.");
    }
    return new ReviewDecision(
        index,
        row,
        kind,
        id(index, entry, "product_id"),
        flag(index, entry, "update_product"),
        changes(index, entry.path("modifications")));
  }

  private static @Nullable Long id(int index, JsonNode entry, String field) {
    JsonNode value = entry.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    boolean digits = value.isTextual() && value.asText().matches("[0-9]{1,18}");
    if (!digits && !(value.isIntegralNumber() && value.canConvertToLong())) {
      throw bad(index, field + " must be a whole number.");
    }
    return digits ? Long.parseLong(value.asText()) : value.asLong();
  }

  private static boolean flag(int index, JsonNode entry, String field) {
    JsonNode value = entry.path(field);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw bad(index, field + " must be true or false.");
    }
    return value.asBoolean(false);
  }

  private static ReviewDecision.Changes changes(int index, JsonNode entry) {
    if (entry.isMissingNode() || entry.isNull()) {
      return ReviewDecision.Changes.NONE;
    }
    if (!entry.isObject()) {
      throw bad(index, "modifications must be an object.");
    }
    return new ReviewDecision.Changes(
        text(index, entry, "title", MAX_TITLE),
        text(index, entry, "brand", MAX_WORD),
        text(index, entry, "model", MAX_WORD),
        text(index, entry, "category", MAX_WORD));
  }

  private static @Nullable String text(int index, JsonNode entry, String field, int most) {
    JsonNode value = entry.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw bad(index, "modifications." + field + " must be text.");
    }
    String text = value.asText().strip();
    if (text.indexOf('\u0000') >= 0) {
      throw bad(index, "modifications." + field + " holds a character that cannot be stored.");
    }
    if (text.codePointCount(0, text.length()) > most) {
      throw bad(index, "modifications." + field + " has more than " + most + " characters.");
    }
    return text;
  }
}
