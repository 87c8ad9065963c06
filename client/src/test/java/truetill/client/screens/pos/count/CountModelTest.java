package truetill.client.screens.pos.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import truetill.core.pos.Denomination;

class CountModelTest {
  private final CountModel count = new CountModel();

  private void type(Denomination denomination, String text) {
    count.rows().get(List.of(Denomination.values()).indexOf(denomination)).textProperty().set(text);
  }

  @Test
  void hasTheTenRowsOfTheContract() {
    assertThat(count.rows())
        .extracting(row -> row.denomination().wire())
        .containsExactly(
            "hundreds",
            "fifties",
            "twenties",
            "tens",
            "fives",
            "ones",
            "quarters",
            "dimes",
            "nickels",
            "pennies");
  }

  @Test
  void addsUpBillsAndCoins() {
    type(Denomination.TWENTIES, "9");
    type(Denomination.QUARTERS, "31");
    type(Denomination.PENNIES, "4");

    assertThat(count.totalProperty().get()).hasToString("187.79");
    assertThat(count.bills()).hasToString("180.00");
    assertThat(count.coins()).hasToString("7.79");
    assertThat(count.blankProperty().get()).isEqualTo(7);
    assertThat(count.isComplete()).isFalse();
  }

  @Test
  void anEmptyRowIsNotZeroUntilSaidSo() {
    assertThat(count.isUntouched()).isTrue();
    count.rows().forEach(count::fillWithZero);

    assertThat(count.isUntouched()).isFalse();
    assertThat(count.isComplete()).isTrue();
    assertThat(count.totalProperty().get()).hasToString("0.00");
  }

  @Test
  void whatIsNoNumberCountsAsNothingAndIsMarked() {
    for (String text : new String[] {"1o", "-3", "2.5", "1234567"}) {
      type(Denomination.TENS, text);
      assertThat(count.wrongProperty().get()).as(text).isEqualTo(1);
      assertThat(count.totalProperty().get()).as(text).hasToString("0.00");
    }
  }

  @Test
  void clearingUnlocks() {
    type(Denomination.TENS, "5");
    count.lockedProperty().set(true);
    count.clear();

    assertThat(count.isUntouched()).isTrue();
    assertThat(count.lockedProperty().get()).isFalse();
  }
}
