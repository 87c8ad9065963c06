package truetill.server.inventory.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.core.wire.inventory.FormulaSuggestion;
import truetill.server.contract.InventoryPromise;

/** How a model's answers are read (rules-inventory section 13, "Reading"). */
class AnswersTest {
  private static final Set<Long> ASKED = Set.of(1L, 2L, 3L);

  private static List<RowAnswer> rows(String text) {
    return RowAnswer.in(text, ASKED);
  }

  private static List<Long> ids(String text) {
    return rows(text).stream().map(RowAnswer::rowId).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"row_id\": 1}, {\"row_id\": 2}]",
        "Here you are:\n```json\n[{\"row_id\": 1}, {\"row_id\": 2}]\n```\nAnything else?",
        "{\"rows\": [{\"row_id\": 1}, {\"row_id\": 2}]}",
        "{\"note\": [1, \"x\"], \"rows\": [{\"row_id\": 1}, {\"row_id\": 2}]}",
        "{\"row_id\": 1}\n{\"row_id\": 2}",
        "I used {braces} in [prose]. [{\"row_id\": 1},{\"row_id\": 2}]",
        "[{\"row_id\": \"1\"}, {\"row_id\": \" 2 \"}]"
      })
  void textAroundTheJsonIsIgnored(String text) {
    assertThat(ids(text)).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"row_id\": 1, \"title\": \"a\"}, {\"row_id\": 2, \"specifications\": {}}, {\"row_id\": 3, \"ti",
        "[{\"row_id\": 1}, {\"row_id\": 2}, {\"row_id\": 3, \"specifications\": {\"Size\": \"5 in\"}",
        "{\"rows\": [{\"row_id\": 1}, {\"row_id\": 2}, {\"row_id\": 3",
        "[{\"row_id\": 1}, {\"row_id\": 2}, {\"row_id\": 3, \"title\": \"{\\\"",
        "[{\"row_id\": 1}, {\"row_id\": 2},",
        "[{\"row_id\": 1}, {\"row_id\": 2}"
      })
  @InventoryPromise(78)
  void ofAListThatWasCutOffTheWholeObjectsAreUsed(String text) {
    assertThat(ids(text)).containsExactly(1L, 2L);
  }

  @Test
  @InventoryPromise(79)
  void unknownAndRepeatedRowsAreDropped() {
    assertThat(
            ids(
                """
                [{"title": "no id"}, {"row_id": 9}, {"row_id": 0}, {"row_id": -1},
                 {"row_id": 1.5}, {"row_id": true}, {"row_id": null}, {"row_id": [1]},
                 {"row_id": "x"}, {"row_id": 99999999999999999999}, {"row_id": 2}]
                """))
        .containsExactly(2L);
    List<RowAnswer> twice =
        rows("[{\"row_id\": 1, \"title\": \"first\"}, {\"row_id\": \"1\", \"title\": \"second\"}]");
    assertThat(twice).singleElement().extracting(RowAnswer::title).isEqualTo("first");
  }

  @Test
  void wrongTypesBecomeTextOrAreDropped() {
    RowAnswer answer =
        rows("""
        [{"row_id": 1, "title": 1984, "brand": true, "model": {"a": 1},
          "search_tags": ["lamp", 5, null, {"x": 1}, "brass"], "reasoning": null,
          "batch_flag": "true",
          "specifications": {"Size": "5 in", "Count": 12, "Weight": 1.5, "Colors": ["red", 7],
                             "New": true, "Odd": {"a": 1}, "None": null, " ": "x", "Blank": " "}}]
        """)
            .getFirst();
    assertThat(answer)
        .isEqualTo(
            new RowAnswer(
                1,
                "1984",
                null,
                null,
                "lamp, 5, brass",
                Map.of("Size", "5 in", "Count", "12", "Weight", "1.5", "Colors", "red, 7"),
                null,
                null));
    RowAnswer lists =
        rows("[{\"row_id\": 1, \"specifications\": [1], \"batch_flag\": true}]").getFirst();
    assertThat(lists.specifications()).isNull();
    assertThat(lists.batchFlag()).isTrue();
  }

  @Test
  void textsAreCutAndCleaned() {
    RowAnswer answer =
        rows("[{\"row_id\": 1, \"title\": \"%s\", \"brand\": \"%s\", \"reasoning\": \"a\\u0000b\\n\\nc\\ud800\"}]"
                .formatted("x".repeat(400), "y".repeat(199) + "\\ud83d\\udca1"))
            .getFirst();
    assertThat(answer.title()).hasSize(300);
    assertThat(answer.brand()).isEqualTo("y".repeat(199));
    assertThat(answer.reasoning()).isEqualTo("ab c");
  }

  @Test
  void hostileAnswersEndSoonAndGiveNothing() {
    String many = "{\"a\":".repeat(100_000);
    for (String text :
        List.of(
            "",
            "null",
            "no json at all",
            "[]",
            "{}",
            "[[[[",
            "{".repeat(1_000_000),
            many,
            "[".repeat(500_000),
            "{\"row_id\": " + "9".repeat(5_000) + "}",
            "{\"row_id\": 1e999999999}",
            "{\"row_id\": 1, \"title\": \"" + "x".repeat(1_000_000))) {
      assertThat(rows(text)).isEmpty();
      assertThat(FormulaAnswer.in(text, List.of("A"))).isEmpty();
    }
    assertThat(ids("{\"row_id\": 1, \"title\": 1e999999999}")).containsExactly(1L);
    StringBuilder wide = new StringBuilder("[{\"row_id\": 1, \"specifications\": {\"k\": 1");
    for (int key = 0; key < 5_000; key++) {
      wide.append(", \"k").append(key).append("\": 1");
    }
    assertThat(rows(wide + "}}]").getFirst().specifications()).hasSize(50);
  }

  @Test
  void formulas() {
    List<FormulaSuggestion> found =
        FormulaAnswer.in(
            """
            Sure. {"suggestions": [
              {"target": "title", "formula": "TRIM([Item Name])", "reasoning": "fits"},
              {"target": "brand", "formula": "FOO([Make])", "reasoning": "syntax"},
              {"target": "model", "formula": "[Nowhere]", "reasoning": "no such header"},
              {"target": "colour", "formula": "[Make]", "reasoning": "no such column"},
              {"target": "title", "formula": "[Make]", "reasoning": "again"},
              {"target": "notes", "formula": "", "reasoning": "blank"},
              {"target": 7, "formula": "[Make]"},
              {"target": "upc", "formula": {"x": 1}},
              {"target": "quantity", "formula": "\\"1\\""}]}
            """,
            List.of("Item Name", "Make"));
    assertThat(found)
        .containsExactly(
            new FormulaSuggestion("quantity", "\"1\"", ""),
            new FormulaSuggestion("title", "TRIM([Item Name])", "fits"));
  }
}
