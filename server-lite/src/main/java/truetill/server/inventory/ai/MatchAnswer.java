package truetill.server.inventory.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import truetill.core.inventory.matching.MatchDecision;

/**
 * What a model says about the product of one manifest row, checked field by field (rules-inventory
 * section 13, "Match"). Texts are cut to what the row holds and blank where it says nothing usable.
 *
 * @param decision confirmed, rejected, uncertain or new product; any other word is ignored
 * @param productId 0 when none is named; whether the row may have it is not checked here
 */
public record MatchAnswer(
    long rowId,
    Optional<MatchDecision> decision,
    long productId,
    String reasoning,
    String title,
    String brand,
    String model) {
  private static final int MAX_TITLE = 300;
  private static final int MAX_WORD = 200;
  private static final int MAX_REASONING = 2_000;

  /**
   * The answers in {@code text}, in its order, for rows that were asked about; of two for one row
   * the first (promise 79).
   */
  public static List<MatchAnswer> in(String text, Set<Long> asked) {
    Map<Long, MatchAnswer> answers = new LinkedHashMap<>();
    for (JsonNode object : AnswerObjects.with("row_id", text)) {
      long row = AnswerValues.id(object.path("row_id"));
      if (asked.contains(row)) {
        answers.putIfAbsent(row, of(row, object));
      }
    }
    return List.copyOf(answers.values());
  }

  private static MatchAnswer of(long row, JsonNode object) {
    return new MatchAnswer(
        row,
        decision(object.path("decision")),
        AnswerValues.id(object.path("product_id")),
        text(object, "reasoning", MAX_REASONING),
        text(object, "suggested_title", MAX_TITLE),
        text(object, "suggested_brand", MAX_WORD),
        text(object, "suggested_model", MAX_WORD));
  }

  private static Optional<MatchDecision> decision(JsonNode said) {
    String word = said.isTextual() ? said.textValue().strip().toLowerCase(Locale.ROOT) : "";
    return switch (word) {
      case "confirmed" -> Optional.of(MatchDecision.CONFIRMED);
      case "rejected" -> Optional.of(MatchDecision.REJECTED);
      case "uncertain" -> Optional.of(MatchDecision.UNCERTAIN);
      case "new_product" -> Optional.of(MatchDecision.NEW_PRODUCT);
      default -> Optional.empty();
    };
  }

  private static String text(JsonNode object, String field, int max) {
    String text = AnswerValues.text(object.path(field), max);
    return text == null ? "" : text;
  }
}
