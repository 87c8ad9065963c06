package truetill.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules-inventory section 7 and promise 18. */
final class ConditionTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          new             | new
          brand new       | new
          New in Box      | new
          NIB             | new
          Sealed          | new
          factory-sealed  | new
          New condition   | new
          like new        | like_new
          LIKE_NEW        | like_new
          Used - Like New | like_new
          used/like-new   | like_new
          open  box       | like_new
          Open Box        | like_new
          refurbished     | like_new
          Excellent       | like_new
          good            | good
          Very Good       | good
          used            | good
          USED            | good
          Used Condition  | good
          Used - Good     | good
          fair            | fair
          acceptable      | fair
          average         | fair
          salvage         | salvage
          damaged         | salvage
          broken          | salvage
          for parts       | salvage
          Parts Only      | salvage
          poor            | salvage
          scrap           | salvage
          defective       | salvage
          unknown         | unknown
          ''              | ''
          ' '             | ''
          """)
  void aVendorsWordsAreMapped(String cell, String condition) {
    CellReading<ManifestCondition> read = ConditionText.read(cell);
    assertThat(read.value().wire()).isEqualTo(condition);
    assertThat(read.warning()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Customer Returns Untested", "Grade B", "newish", "condition", "unused", "N/A"})
  void otherWordsAreUnknownAndTold(String cell) {
    assertThat(ConditionText.read(cell))
        .isEqualTo(
            CellReading.warned(ManifestCondition.UNKNOWN, RowWarningCode.CONDITION_UNMAPPED));
  }

  @ParameterizedTest
  @CsvSource({"'', Condition: Grade B", "two boxes, two boxes; Condition: Grade B"})
  void whatCouldNotBeMappedIsAddedToTheNotes(String notes, String withWords) {
    assertThat(ConditionText.inNotes(notes, " Grade B ")).isEqualTo(withWords);
  }
}
