package truetill.server.inventory.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model says about one manifest row, checked field by field; null where it says nothing
 * usable. Texts are cut to what the row holds.
 *
 * @param reasoning may be missing: a row is stored all the same, with a reason of our own
 */
public record RowAnswer(
    long rowId,
    @Nullable String title,
    @Nullable String brand,
    @Nullable String model,
    @Nullable String searchTags,
    @Nullable Map<String, String> specifications,
    @Nullable String reasoning,
    @Nullable Boolean batchFlag) {
  private static final int MAX_TITLE = 300;
  private static final int MAX_WORD = 200;
  private static final int MAX_TAGS = 1_000;
  private static final int MAX_REASONING = 2_000;

  /**
   * The answers in {@code text}, in its order, for rows that were asked about; of two for one row
   * the first (promise 79).
   */
  public static List<RowAnswer> in(String text, Set<Long> asked) {
    Map<Long, RowAnswer> answers = new LinkedHashMap<>();
    for (JsonNode object : AnswerObjects.with("row_id", text)) {
      long row = AnswerValues.id(object.path("row_id"));
      if (asked.contains(row)) {
        answers.putIfAbsent(row, of(row, object));
      }
    }
    return List.copyOf(answers.values());
  }

  private static RowAnswer of(long row, JsonNode object) {
    return new RowAnswer(
        row,
        AnswerValues.text(object.path("title"), MAX_TITLE),
        AnswerValues.text(object.path("brand"), MAX_WORD),
        AnswerValues.text(object.path("model"), MAX_WORD),
        AnswerValues.text(object.path("search_tags"), MAX_TAGS),
        AnswerValues.specifications(object.path("specifications")),
        AnswerValues.text(object.path("reasoning"), MAX_REASONING),
        object.path("batch_flag").isBoolean() ? object.path("batch_flag").booleanValue() : null);
  }
}
