package truetill.core.pos;

import java.util.List;
import truetill.core.money.Money;
import truetill.core.money.Rate;

/**
 * What a cart comes to (rules-store section 7): tax is taken on the whole cart, rounded half up
 * once, never per line.
 */
public record Totals(Money subtotal, Money tax, Money total) {
  public static Totals of(List<CartLine> lines, Rate taxRate) {
    Money subtotal = Money.ZERO;
    for (CartLine line : lines) {
      subtotal = subtotal.plus(line.lineTotal());
    }
    Money tax = subtotal.timesRate(taxRate);
    return new Totals(subtotal, tax, subtotal.plus(tax));
  }
}
