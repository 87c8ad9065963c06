package truetill.core.consignment;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.core.consignment.ConsignedStatus.EXPIRED;
import static truetill.core.consignment.ConsignedStatus.LISTED;
import static truetill.core.consignment.ConsignedStatus.PENDING_INTAKE;
import static truetill.core.consignment.ConsignedStatus.RETURNED;
import static truetill.core.consignment.ConsignedStatus.SOLD;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which state follows which (rules-store section 6). */
class ConsignmentStatesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 12);

  @Test
  void itemsMoveAsTheContractDrawsIt() {
    Map<ConsignedStatus, Set<ConsignedStatus>> allowed =
        Map.of(
            PENDING_INTAKE, EnumSet.of(PENDING_INTAKE, LISTED, EXPIRED, RETURNED),
            LISTED, EnumSet.of(LISTED, EXPIRED, RETURNED),
            EXPIRED, EnumSet.of(EXPIRED, LISTED, RETURNED),
            SOLD, EnumSet.of(SOLD),
            RETURNED, EnumSet.of(RETURNED));
    for (ConsignedStatus from : ConsignedStatus.values()) {
      for (ConsignedStatus to : ConsignedStatus.values()) {
        assertThat(from.moveTo(to).isDone())
            .as(from + " to " + to)
            .isEqualTo(Objects.requireNonNull(allowed.get(from)).contains(to));
      }
    }
  }

  @Test
  void whatIsClosedOnlyBecomesActive() {
    assertThat(Standing.CLOSED.moveTo(Standing.PAUSED).isDone()).isFalse();
    assertThat(Standing.CLOSED.moveTo(Standing.ACTIVE).isDone()).isTrue();
    assertThat(Standing.ACTIVE.moveTo(Standing.PAUSED).isDone()).isTrue();
    assertThat(Standing.PAUSED.moveTo(Standing.CLOSED).isDone()).isTrue();
  }

  @Test
  void anAgreementTakesItemsOnItsDaysOnly() {
    Agreement agreement = new Agreement(Standing.ACTIVE, DAY, DAY.plusDays(1));
    assertThat(takes(agreement, DAY.minusDays(1), Standing.ACTIVE)).isFalse();
    assertThat(takes(agreement, DAY, Standing.ACTIVE)).isTrue();
    assertThat(takes(agreement, DAY.plusDays(1), Standing.PAUSED)).isTrue();
    assertThat(takes(agreement, DAY.plusDays(2), Standing.ACTIVE)).isFalse();
    assertThat(takes(agreement, DAY, Standing.CLOSED)).isFalse();
    assertThat(takes(new Agreement(Standing.PAUSED, DAY, null), DAY, Standing.ACTIVE)).isFalse();
    assertThat(new Agreement(Standing.ACTIVE, DAY, DAY.minusDays(1)).checkPeriod().isDone())
        .isFalse();
    assertThat(new Agreement(Standing.ACTIVE, DAY, DAY).checkPeriod().isDone()).isTrue();
  }

  @Test
  void aPayoutIsPaidOnceAndThenStands() {
    assertThat(PayoutStatus.PENDING.pay().isDone()).isTrue();
    assertThat(PayoutStatus.PENDING.checkChange().isDone()).isTrue();
    assertThat(PayoutStatus.PENDING.checkDelete().isDone()).isTrue();
    assertThat(PayoutStatus.PAID.pay().isDone()).isFalse();
    assertThat(PayoutStatus.PAID.checkChange().isDone()).isFalse();
    assertThat(PayoutStatus.PAID.checkDelete().isDone()).isFalse();
  }

  @Test
  void aPeriodEndsAfterItBeginsAndNotAfterToday() {
    assertThat(PayoutPeriod.of(DAY, DAY, DAY).isDone()).isTrue();
    assertThat(PayoutPeriod.of(DAY, DAY.minusDays(1), DAY).isDone()).isFalse();
    assertThat(PayoutPeriod.of(DAY, DAY.plusDays(1), DAY).isDone()).isFalse();
  }

  private static boolean takes(Agreement agreement, LocalDate today, Standing account) {
    return agreement.checkTakesItems(today, account).isDone();
  }
}
