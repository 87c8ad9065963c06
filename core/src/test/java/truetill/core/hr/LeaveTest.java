package truetill.core.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.core.outcome.Outcome;

class LeaveTest {
  @ParameterizedTest
  @CsvSource({"750, 0.2500", "698, 0.2327", "900, 0.3000", "1, 0.0003", "0, 0.0000"})
  void thirtyHoursOfWorkEarnOneOfLeaveWithFourDecimals(long worked, BigDecimal earned) {
    assertThat(LeaveHours.earnedBy(new Hours(worked)).decimal()).isEqualTo(earned);
  }

  @Test
  void smallAccrualsAddUpBeforeTheyAreRounded() {
    LeaveBalance balance = LeaveBalance.EMPTY;
    balance = balance.earn(balance.accrual(new Hours(750)));
    balance = balance.earn(balance.accrual(new Hours(698)));
    assertThat(balance.earned()).isEqualTo(hours("0.4827")).hasToString("0.48");
  }

  @Test
  void aYearEarnsFiftySixHoursAtMost() {
    LeaveBalance nearlyFull = balance("55.90", "0");
    assertThat(nearlyFull.accrual(new Hours(900))).isEqualTo(hours("0.10"));
    assertThat(nearlyFull.isCapped()).isFalse();
    LeaveBalance full = nearlyFull.earn(hours("0.10"));
    assertThat(full.isCapped()).isTrue();
    assertThat(full.accrual(new Hours(900))).isEqualTo(LeaveHours.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "56, 8, 48.00",
    "60, 8, 48.00",
    "0.4827, 0, 0.48",
    "0.4850, 0, 0.49",
    "1.00, 3.50, -2.50"
  })
  void availableIsWhatIsShownAsEarnedUpToTheCapWithoutWhatIsUsed(
      String earned, String used, String available) {
    assertThat(balance(earned, used).available()).hasToString(available);
  }

  @Test
  void aRequestIsPaidFromWhatIsAvailable() {
    assertThat(balance("8.00", "0").charge(hours("8.00")).orElseThrow().used())
        .isEqualTo(hours("8.00"));
    assertThat(code(balance("8.00", "0").charge(hours("8.01")))).isEqualTo("insufficient_leave");
    assertThat(balance("8.00", "8.00").giveBack(hours("8.00")).used()).isEqualTo(LeaveHours.ZERO);
  }

  @Test
  void takingBackNeverGoesBelowZero() {
    assertThat(balance("0.10", "0").takeBack(hours("0.30")).earned()).isEqualTo(LeaveHours.ZERO);
  }

  @Test
  void aPeriodKeepsItsLimits() {
    assertThat(code(period("2026-02-13", "2026-02-12", "8"))).isEqualTo("bad_end_date");
    assertThat(code(period("2026-02-12", "2026-02-12", "-8"))).isEqualTo("bad_hours");
    assertThat(code(period("2026-02-12", "2026-02-12", "0"))).isEqualTo("bad_hours");
    assertThat(code(period("2026-02-12", "2026-02-13", "48.01"))).isEqualTo("bad_hours");
    assertThat(period("2026-12-31", "2027-01-01", "48").orElseThrow().year()).isEqualTo(2026);
  }

  private static LeaveBalance balance(String earned, String used) {
    return new LeaveBalance(hours(earned), hours(used));
  }

  private static LeaveHours hours(String text) {
    return LeaveHours.of(new BigDecimal(text));
  }

  private static Outcome<LeavePeriod> period(String start, String end, String hours) {
    return LeavePeriod.checked(LocalDate.parse(start), LocalDate.parse(end), hours(hours));
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.code() : "done";
  }
}
