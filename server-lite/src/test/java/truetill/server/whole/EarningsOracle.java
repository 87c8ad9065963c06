package truetill.server.whole;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each consignee earned, was paid and is owed, in cents, by rules-store sections 6 and 7: a
 * sale is in one payout at most; voiding a paid one is clawed back by the next payout.
 */
final class EarningsOracle {
  /** One sold line of a consignee. */
  private static final class Sold {
    private final long consignee;
    private final long cart;
    private final long sale;
    private final long commission;
    private long payout;

    Sold(long consignee, long cart, long sale, long commission) {
      this.consignee = consignee;
      this.cart = cart;
      this.sale = sale;
      this.commission = commission;
    }

    long earnings() {
      return sale - commission;
    }
  }

  /** Earnings that were paid before their sale was voided; the amount is negative. */
  private static final class Clawback {
    private final long consignee;
    private final long amount;
    private long payout;

    Clawback(long consignee, long amount) {
      this.consignee = consignee;
      this.amount = amount;
    }
  }

  /** A payout as the answer of generating it has to be. */
  record Wanted(int items, long sales, long commission, long adjustment, long amount) {
    /** A payout of nothing is one, as long as it is not clawbacks that left nothing. */
    boolean isOne() {
      return items > 0 && (adjustment == 0 || amount > 0);
    }
  }

  private final List<Sold> sold = new ArrayList<>();
  private final List<Clawback> clawbacks = new ArrayList<>();

  /** Paid payouts, and what they paid. */
  private final Map<Long, Long> paid = new HashMap<>();

  /** Payout to its consignee, paid or not. */
  private final Map<Long, Long> payouts = new HashMap<>();

  /**
   * @param rate of the agreement, in hundredths of a percent
   */
  void sold(long consignee, long cart, long sale, long rate) {
    sold.add(new Sold(consignee, cart, sale, (sale * rate + 5_000) / 10_000));
  }

  void voided(long cart) {
    List<Sold> back = sold.stream().filter(line -> line.cart == cart).toList();
    sold.removeAll(back);
    for (Sold line : back) {
      if (paid.containsKey(line.payout)) {
        clawbacks.add(new Clawback(line.consignee, -line.earnings()));
      }
    }
    back.stream()
        .map(line -> line.payout)
        .filter(payout -> payouts.containsKey(payout) && !paid.containsKey(payout))
        .distinct()
        .filter(payout -> !in(payout).isOne())
        .toList()
        .forEach(this::deleted);
  }

  /**
   * What generating a payout of everything so far gives now; empty when there is nothing to pay.
   */
  Optional<Wanted> next(long consignee) {
    return Optional.of(sum(consignee, 0)).filter(Wanted::isOne);
  }

  void generated(long consignee, long payout) {
    payouts.put(payout, consignee);
    sold.stream()
        .filter(line -> line.consignee == consignee && line.payout == 0)
        .forEach(line -> line.payout = payout);
    clawbacks.stream()
        .filter(debt -> debt.consignee == consignee && debt.payout == 0)
        .forEach(debt -> debt.payout = payout);
  }

  void deleted(long payout) {
    payouts.remove(payout);
    sold.stream().filter(line -> line.payout == payout).forEach(line -> line.payout = 0);
    clawbacks.stream().filter(debt -> debt.payout == payout).forEach(debt -> debt.payout = 0);
  }

  void paid(long payout) {
    paid.put(payout, in(payout).amount());
  }

  List<Long> pending() {
    return payouts.keySet().stream().filter(id -> !paid.containsKey(id)).sorted().toList();
  }

  long consigneeOf(long payout) {
    return payouts.getOrDefault(payout, 0L);
  }

  Wanted in(long payout) {
    return sum(payouts.getOrDefault(payout, 0L), payout);
  }

  private Wanted sum(long consignee, long payout) {
    List<Sold> lines =
        sold.stream().filter(l -> l.consignee == consignee && l.payout == payout).toList();
    long sales = lines.stream().mapToLong(line -> line.sale).sum();
    long commission = lines.stream().mapToLong(line -> line.commission).sum();
    long adjustment =
        clawbacks.stream()
            .filter(debt -> debt.consignee == consignee && debt.payout == payout)
            .mapToLong(debt -> debt.amount)
            .sum();
    return new Wanted(lines.size(), sales, commission, adjustment, sales - commission + adjustment);
  }

  long earned(long consignee) {
    return sold.stream()
        .filter(line -> line.consignee == consignee)
        .mapToLong(Sold::earnings)
        .sum();
  }

  long paidTo(long consignee) {
    return paid.entrySet().stream()
        .filter(payout -> consigneeOf(payout.getKey()) == consignee)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
