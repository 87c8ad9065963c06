package truetill.core.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;

/** Seeded random carts: lines + tax = total = tenders − change, to the cent, for every one. */
class CartPropertyTest {
  private static final int CARTS = 100_000;
  private static final long SEED = 20261122;

  @Test
  void linesAndTaxAreTheTotalAndTheTotalIsTendersLessChange() {
    Random random = new Random(SEED);
    long accepted = 0;
    for (int run = 0; run < CARTS; run++) {
      Cart cart = randomCart(random);
      Totals totals = cart.totals();
      long lineCents = 0;
      for (CartLine line : cart.lines()) {
        lineCents += line.unitPrice().cents() * line.quantity();
      }
      BigDecimal tax =
          BigDecimal.valueOf(lineCents, 2)
              .multiply(new BigDecimal(cart.taxRate().toString()))
              .setScale(2, RoundingMode.HALF_UP);
      assertThat(totals.subtotal().cents()).isEqualTo(lineCents);
      assertThat(new BigDecimal(totals.tax().toString())).isEqualByComparingTo(tax);
      assertThat(totals.total().cents()).isEqualTo(lineCents + totals.tax().cents());

      Tender tender = randomTender(random, totals.total());
      if (tender.settle(totals.total()) instanceof Outcome.Done<Tender.Payment>(Tender.Payment p)) {
        accepted++;
        long tenders = cents(p.tendered()) + cents(p.cardAmount());
        assertThat(tenders - cents(p.change())).isEqualTo(totals.total().cents());
        assertThat(p.cashDue().cents() + cents(p.cardAmount())).isEqualTo(totals.total().cents());
        assertThat(cents(p.change())).isGreaterThanOrEqualTo(0);
      }
    }
    assertThat(accepted).isGreaterThan(CARTS / 2);
  }

  private static long cents(@Nullable Money amount) {
    return amount == null ? 0 : amount.cents();
  }

  private static Cart randomCart(Random random) {
    Cart cart = Cart.empty(new UUID(random.nextLong(), random.nextLong()), randomRate(random));
    int lines = 1 + random.nextInt(random.nextInt(20) == 0 ? 200 : 8);
    for (int line = 0; line < lines; line++) {
      Money price = randomPrice(random);
      Outcome<Cart> grown =
          random.nextInt(4) == 0
              ? cart.addUntagged("thing " + line, price, 1 + random.nextInt(9))
              : cart.add(
                  new ItemForSale(
                      new UUID(random.nextLong(), random.nextLong()),
                      "ITM" + line,
                      "item " + line,
                      price,
                      ItemStatus.ON_SHELF));
      if (grown instanceof Outcome.Done<Cart>(Cart more)) {
        cart = more;
      }
      if (random.nextInt(6) == 0 && cart.lines().size() > 1) {
        cart = cart.remove(1 + random.nextInt(cart.lines().size())).orElseThrow();
      }
    }
    return cart;
  }

  private static Rate randomRate(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Rate(0);
      case 1 -> Rate.DEFAULT_TAX;
      case 2 -> new Rate(9_999);
      default -> new Rate(random.nextInt(2_000));
    };
  }

  private static Money randomPrice(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Money.ofCents(1);
      case 1 -> Money.of("99999.99");
      case 2 -> Money.ofCents(random.nextInt(100) * 50L + 50);
      default -> Money.ofCents(1 + random.nextInt(20_000));
    };
  }

  private static Tender randomTender(Random random, Money total) {
    Money some = Money.ofCents(random.nextLong(Math.max(1, total.cents()) * 2));
    return switch (random.nextInt(6)) {
      case 0 -> Tender.exactCash();
      case 1 -> Tender.cash(some);
      case 2 -> Tender.card();
      case 3 -> Tender.split(some, null);
      case 4 -> Tender.split(some, Money.ofCents(random.nextLong(total.cents() * 2 + 1)));
      default -> Tender.cash(SmartCash.amounts(total).getLast());
    };
  }
}
