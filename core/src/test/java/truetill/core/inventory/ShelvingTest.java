package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.core.inventory.ItemStatus.INTAKE;
import static truetill.core.inventory.ItemStatus.ON_SHELF;
import static truetill.core.inventory.ItemStatus.PROCESSING;
import static truetill.core.inventory.ItemStatus.RETURNED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules-inventory sections 10 and 11. */
final class ShelvingTest {
  @Test
  void whichItemsEachTouches() {
    assertThat(Shelving.CHECK_IN_ORDER.touched(false)).containsExactly(INTAKE, PROCESSING);
    assertThat(Shelving.CHECK_IN_ORDER.touched(true))
        .containsExactly(INTAKE, PROCESSING, ON_SHELF, RETURNED);
    assertThat(Shelving.PROCESS_GROUP.touched(false))
        .containsExactly(INTAKE, PROCESSING, ON_SHELF, RETURNED);
    assertThat(Shelving.CHECK_IN_GROUP.touched(false))
        .containsExactly(INTAKE, PROCESSING, RETURNED);
  }

  @ParameterizedTest
  @CsvSource({
    "unknown, unknown, unknown",
    "unknown, good, good",
    "good, unknown, good",
    "good, fair, fair",
  })
  void whatIsKnownStaysKnown(String old, String sent, String after) {
    assertThat(ItemCondition.after(old, sent)).isEqualTo(after);
  }
}
