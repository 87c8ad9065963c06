package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.core.inventory.ItemStatus.INTAKE;
import static truetill.core.inventory.ItemStatus.LOST;
import static truetill.core.inventory.ItemStatus.ON_SHELF;
import static truetill.core.inventory.ItemStatus.PROCESSING;
import static truetill.core.inventory.ItemStatus.RETURNED;
import static truetill.core.inventory.ItemStatus.SCRAPPED;
import static truetill.core.inventory.ItemStatus.SOLD;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.core.outcome.Outcome;

/** Rules-inventory sections 10 and 11. */
final class ShelvingTest {
  @Test
  void whichItemsEachTouches() {
    for (Shelving one : new Shelving[] {Shelving.CHECK_IN, Shelving.READY}) {
      assertThat(one.touched(false)).containsExactly(INTAKE, PROCESSING, ON_SHELF, RETURNED, LOST);
    }
    assertThat(Shelving.CHECK_IN_ORDER.touched(false)).containsExactly(INTAKE, PROCESSING);
    assertThat(Shelving.CHECK_IN_ORDER.touched(true))
        .containsExactly(INTAKE, PROCESSING, ON_SHELF, RETURNED);
    assertThat(Shelving.PROCESS_GROUP.touched(false))
        .containsExactly(INTAKE, PROCESSING, ON_SHELF, RETURNED);
    assertThat(Shelving.CHECK_IN_GROUP.touched(false))
        .containsExactly(INTAKE, PROCESSING, RETURNED);
  }

  @Test
  void oneItemIsRefusedByItsStatus() {
    assertThat(Shelving.CHECK_IN.from(LOST)).isEqualTo(Outcome.done(ON_SHELF));
    assertThat(Shelving.READY.from(ON_SHELF)).isEqualTo(Outcome.done(ON_SHELF));
    for (ItemStatus gone : new ItemStatus[] {SOLD, SCRAPPED}) {
      assertThat(Shelving.CHECK_IN.from(gone)).isInstanceOf(Outcome.Refused.class);
      assertThat(Shelving.READY.from(gone)).isInstanceOf(Outcome.Refused.class);
    }
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
