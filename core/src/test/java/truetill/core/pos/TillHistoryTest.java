package truetill.core.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.Role;

/**
 * Seeded random days at a till. A plain tally kept beside it, in cents, must agree with the drawer
 * at every step (I5), and receipts must run 1…k (I7).
 */
class TillHistoryTest {
  @Test
  void expectedCashAndReceiptSeriesHoldAtEveryStep() {
    int sales = 0;
    int voids = 0;
    int returns = 0;
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      TillDriver till = new TillDriver();
      till.as(Role.MANAGER);
      for (int day = 0; day < 3; day++) {
        long expectedCents = random.nextLong(50_000);
        till.open(Money.ofCents(expectedCents).toString());
        List<OpBody.SaleCompleted> standing = new ArrayList<>();
        List<UUID> held = new ArrayList<>();
        int receipts = 0;
        for (int step = 0; step < 60; step++) {
          switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                till.addUntagged("Thing", Money.ofCents(1 + random.nextInt(9_999)).toString(), 1);
            case 3, 4, 5 -> {
              if (till.tryPay(tender(random, till)) instanceof Outcome.Done<?>) {
                OpBody.SaleCompleted sale = till.pay(Tender.exactCash());
                expectedCents += sale.totals().total().cents();
                receipts++;
                assertThat(ReceiptNumber.parse(sale.receipt()).orElseThrow().counter())
                    .isEqualTo(receipts);
                standing.add(sale);
                sales++;
              }
            }
            case 6 -> {
              if (!standing.isEmpty()) {
                OpBody.SaleCompleted sale = standing.remove(random.nextInt(standing.size()));
                expectedCents -= till.voidSale(sale.receipt()).cashRefunded().cents();
                voids++;
              }
            }
            case 7 -> {
              Money drop = Money.ofCents(1 + random.nextLong(10_000));
              if (till.tryDrop(drop.toString()).isDone()) {
                till.drop(drop.toString());
                expectedCents -= drop.cents();
              }
            }
            case 8 -> {
              Cart cart = till.state().cart();
              if (cart != null && !cart.isEmpty()) {
                held.add(till.park());
              }
            }
            case 9 -> {
              Money draw = Money.ofCents(1 + random.nextLong(10_000));
              till.draw(draw.toString());
              expectedCents += draw.cents();
            }
            case 10 -> {
              Money back = Money.ofCents(1 + random.nextLong(10_000));
              if (till.tryPutBack(back.toString()).isDone()) {
                till.putBack(back.toString());
                expectedCents -= back.cents();
                returns++;
              }
            }
            default -> {
              if (till.state().cart() == null && !held.isEmpty()) {
                till.recall(held.removeFirst());
              }
            }
          }
          OpenDrawer drawer = till.state().drawer();
          assertThat(drawer).isNotNull();
          assertThat(drawer.cash().expected().cents()).isEqualTo(expectedCents);
        }
        finishCarts(till, held);
        till.close("0.00");
        TillState.ClosedDrawer closed = till.state().closed();
        assertThat(closed).isNotNull();
        assertThat(closed.variance().cents()).isEqualTo(-expectedCents);
        till.nextDay();
      }
    }
    assertThat(sales).isGreaterThan(1_000);
    assertThat(voids).isGreaterThan(500);
    assertThat(returns).isGreaterThan(500);
  }

  private static Tender tender(Random random, TillDriver till) {
    Cart cart = till.state().cart();
    return cart == null || random.nextBoolean()
        ? Tender.exactCash()
        : Tender.cash(cart.totals().total().plus(Money.ofCents(random.nextInt(500))));
  }

  private static void finishCarts(TillDriver till, List<UUID> held) {
    Cart cart = till.state().cart();
    if (cart != null && !cart.isEmpty()) {
      till.abandon();
    }
    for (UUID uid : held) {
      till.recall(uid);
      till.abandon();
    }
  }
}
