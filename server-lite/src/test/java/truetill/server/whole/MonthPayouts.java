package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Scenario.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/**
 * Payouts of a month: made, deleted, paid; what was paid and what is pending is what was earned.
 */
final class MonthPayouts {
  private static final String PAYOUTS = "/consignment/payouts/";

  private final ServerFixture store;
  private final Random random;
  private final MonthPeople people;
  private final EarningsOracle earnings;
  private final String firstDay;

  MonthPayouts(
      ServerFixture store,
      Random random,
      MonthPeople people,
      EarningsOracle earnings,
      String firstDay) {
    this.store = store;
    this.random = random;
    this.people = people;
    this.earnings = earnings;
    this.firstDay = firstDay;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  void generate(String today) {
    long consignee = pick(people.consignors()).id();
    Optional<EarningsOracle.Wanted> wanted = earnings.next(consignee);
    Answer answer =
        store
            .as(pick(people.managers()))
            .post(
                PAYOUTS + "generate/",
                body("consignee", consignee, "period_start", firstDay, "period_end", today));
    if (wanted.isEmpty()) {
      answer.gives(400);
    } else {
      holds(answer.gives(201), wanted.get());
      earnings.generated(consignee, answer.id());
    }
    check(consignee);
  }

  void payOrDelete() {
    List<Long> pending = earnings.pending();
    if (pending.isEmpty()) {
      return;
    }
    long payout = pick(pending);
    long consignee = earnings.consigneeOf(payout);
    long manager = pick(people.managers());
    if (random.nextInt(4) == 0) {
      store.as(manager).delete(PAYOUTS + payout + "/").gives(204);
      earnings.deleted(payout);
    } else {
      Answer paid = store.as(manager).patch(PAYOUTS + payout + "/pay/", "{}").gives(200);
      holds(paid, earnings.in(payout));
      earnings.paid(payout);
    }
    check(consignee);
  }

  private static void holds(Answer payout, EarningsOracle.Wanted wanted) {
    payout
        .has("items_sold", wanted.items())
        .has("total_sales", CashOracle.money(wanted.sales()))
        .has("total_commission", CashOracle.money(wanted.commission()))
        .has("adjustment_amount", CashOracle.money(wanted.adjustment()))
        .has("payout_amount", CashOracle.money(wanted.amount()));
  }

  void checkAll() {
    people.consignors().forEach(consignor -> check(consignor.id()));
    for (long payout : earnings.pending()) {
      holds(
          store.as(people.managers().getFirst()).get(PAYOUTS + payout + "/").gives(200),
          earnings.in(payout));
    }
  }

  /** Σ paid payouts + pending balance = Σ earnings, each of them as the oracle has it. */
  private void check(long consignee) {
    Answer summary = store.as(consignee).get("/consignment/my/summary/").gives(200);
    String earned = CashOracle.money(earnings.earned(consignee));
    summary.has("total_earned", earned);
    BigDecimal paid = BigDecimal.ZERO;
    for (JsonNode payout : store.as(consignee).get("/consignment/my/payouts/").gives(200).json()) {
      if (payout.path("status").asText().equals("paid")) {
        paid = paid.add(new BigDecimal(payout.path("payout_amount").asText()));
      }
    }
    assertThat(paid).isEqualByComparingTo(CashOracle.money(earnings.paidTo(consignee)));
    assertThat(paid.add(new BigDecimal(summary.text("pending_balance"))))
        .as("paid and pending of consignee %d", consignee)
        .isEqualByComparingTo(earned);
  }
}
