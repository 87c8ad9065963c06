package truetill.core.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/** The reserve of change, with the worked figures of rules-store section 7. */
class SupplementalCashTest {
  private static final CashCount NOBODY_COUNTED = CashCount.NOT_COUNTED;

  private static CashCount twenties(int number) {
    return CashCount.of(Map.of(Denomination.TWENTIES, number)).orElseThrow();
  }

  private static SupplementalCash cash(int twenties, String total) {
    return new SupplementalCash(twenties(twenties), Money.of(total));
  }

  private static String refusal(Outcome<SupplementalCash> outcome) {
    return outcome instanceof Outcome.Refused<SupplementalCash>(String code, String detail)
        ? code + ": " + detail
        : "done";
  }

  @Test
  void aDrawLowersAndAReturnRaisesBoth() {
    SupplementalCash drawn = cash(25, "500.00").draw(twenties(2), Money.of("40.00")).orElseThrow();
    assertThat(drawn).isEqualTo(cash(23, "460.00"));
    assertThat(drawn.putBack(twenties(1), Money.of("20.00")).orElseThrow())
        .isEqualTo(cash(24, "480.00"));
  }

  @Test
  void neitherGoesBelowZero() {
    assertThat(refusal(cash(2, "500.00").draw(twenties(3), Money.of("60.00"))))
        .isEqualTo("not_enough_pieces: Not enough twenties.");
    assertThat(refusal(cash(2, "40.00").draw(NOBODY_COUNTED, Money.of("40.01"))))
        .isEqualTo("not_enough_cash: Not enough cash.");
    assertThat(refusal(cash(4, "40.00").draw(twenties(3), Money.of("60.00"))))
        .isEqualTo("not_enough_cash: Not enough cash.");
    assertThat(refusal(cash(2, "40.00").draw(twenties(2), Money.of("40.00")))).isEqualTo("done");
  }

  @Test
  void nothingIsNoMove() {
    assertThat(refusal(cash(2, "40.00").draw(NOBODY_COUNTED, Money.ZERO))).startsWith("bad_amount");
    assertThat(refusal(cash(2, "40.00").putBack(NOBODY_COUNTED, Money.ZERO)))
        .startsWith("bad_amount");
  }

  @Test
  void withoutPiecesTheTotalMovesAlone() {
    assertThat(cash(25, "500.00").draw(NOBODY_COUNTED, Money.of("40.00")).orElseThrow())
        .isEqualTo(cash(25, "460.00"));
    SupplementalCash onlyTotal = new SupplementalCash(NOBODY_COUNTED, Money.of("100.00"));
    assertThat(onlyTotal.draw(twenties(1), Money.of("20.00")).orElseThrow())
        .isEqualTo(new SupplementalCash(NOBODY_COUNTED, Money.of("80.00")));
    assertThat(onlyTotal.putBack(twenties(1), Money.of("20.00")).orElseThrow())
        .isEqualTo(new SupplementalCash(NOBODY_COUNTED, Money.of("120.00")));
  }

  @Test
  void anEmptyDrawerHasNoPiecesAndKnowsIt() {
    SupplementalCash empty = cash(2, "30.00").draw(NOBODY_COUNTED, Money.of("30.00")).orElseThrow();
    assertThat(empty).isEqualTo(new SupplementalCash(NOBODY_COUNTED, Money.ZERO));
    assertThat(empty.putBack(twenties(3), Money.of("60.00")).orElseThrow())
        .isEqualTo(cash(3, "60.00"));
  }

  @Test
  void thereIsALimitToWhatADrawerHolds() {
    SupplementalCash full = new SupplementalCash(NOBODY_COUNTED, Money.MAX);
    assertThat(refusal(full.putBack(NOBODY_COUNTED, Money.of("0.01")))).startsWith("too_much_cash");
    assertThat(refusal(cash(1_000_000, "500.00").putBack(twenties(1), Money.of("20.00"))))
        .startsWith("bad_count");
  }

  @Test
  void whatRegistersRecordedIsNeverRefusedAndAddsUpInAnyOrder() {
    SupplementalCash before = cash(2, "40.00");
    SupplementalCash short1 = before.afterDraw(twenties(3), Money.of("60.00"));
    assertThat(before.isShortOf(twenties(3), Money.of("60.00"))).isTrue();
    assertThat(short1).isEqualTo(new SupplementalCash(NOBODY_COUNTED, Money.of("-20.00")));
    SupplementalCash there = short1.afterReturn(twenties(5), Money.of("100.00"));
    SupplementalCash other =
        before
            .afterReturn(twenties(5), Money.of("100.00"))
            .afterDraw(twenties(3), Money.of("60.00"));
    assertThat(there.total()).isEqualTo(other.total()).isEqualTo(Money.of("80.00"));
    assertThat(other.pieces()).isEqualTo(twenties(4));
  }

  @Test
  void piecesThatCannotBeRightAnyMoreAreForgotten() {
    SupplementalCash before = cash(2, "500.00");
    assertThat(before.isShortOf(twenties(3), Money.of("60.00"))).isTrue();
    assertThat(before.afterDraw(twenties(3), Money.of("60.00")))
        .isEqualTo(new SupplementalCash(NOBODY_COUNTED, Money.of("440.00")));
    assertThat(before.isShortOf(twenties(2), Money.of("40.00"))).isFalse();
    assertThat(before.afterDraw(twenties(1), Money.of("20.00"))).isEqualTo(cash(1, "480.00"));
  }

  @Test
  void aRecountIsComparedWithTheRecord() {
    assertThat(cash(23, "460.00").variance(Money.of("480.00"))).isEqualTo(Money.of("20.00"));
    assertThat(cash(23, "460.00").variance(Money.of("459.50"))).isEqualTo(Money.of("-0.50"));
  }
}
