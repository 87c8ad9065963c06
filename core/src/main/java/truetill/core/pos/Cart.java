package truetill.core.pos;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.text.OneLine;

/**
 * An open sale: its lines in the order they were added, under a tax rate frozen when it began
 * (rules-store section 6).
 *
 * @param customer uid of the customer, null when nobody was named
 */
public record Cart(UUID uid, Rate taxRate, List<CartLine> lines, @Nullable UUID customer) {
  /** sync.md section 12. */
  public static final int MAX_LINES = 200;

  public static final int MAX_QUANTITY = 999;

  public Cart {
    lines = List.copyOf(lines);
  }

  public static Cart empty(UUID uid, Rate taxRate) {
    return new Cart(uid, taxRate, List.of(), null);
  }

  public Totals totals() {
    return Totals.of(lines, taxRate);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Pieces, as the cashier counts them. */
  public int pieces() {
    return lines.stream().mapToInt(CartLine::quantity).sum();
  }

  /** A tagged item: on the shelf, priced, and not in this cart yet. */
  public Outcome<Cart> add(ItemForSale item) {
    boolean here = lines.stream().anyMatch(line -> item.uid().equals(line.item()));
    if (here) {
      return Outcome.refused("in_cart", "Item is already in this cart.");
    }
    return item.checkSellable().then(sellable -> withLine(sellable.asLine()));
  }

  /** A thing without a tag, at a price the cashier typed and with a few words about it. */
  public Outcome<Cart> addUntagged(String description, Money unitPrice, int quantity) {
    String words = OneLine.of(description);
    if (words.isEmpty()) {
      return Outcome.refused("no_description", "Say in a few words what it is.");
    }
    if (words.length() > CartLine.MAX_DESCRIPTION_LENGTH) {
      return Outcome.refused("long_description", "Keep the description under 300 characters.");
    }
    if (!unitPrice.isPositive()) {
      return Outcome.refused("no_price", "Type a price above 0.00.");
    }
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      return Outcome.refused("bad_quantity", "The quantity goes from 1 to " + MAX_QUANTITY + ".");
    }
    return withLine(new CartLine(null, null, words, quantity, unitPrice));
  }

  /** The line as printed, counted from 1. */
  public Outcome<Cart> remove(int line) {
    if (line < 1 || line > lines.size()) {
      return Outcome.refused("unknown_line", "There is no line " + line + " in this sale.");
    }
    List<CartLine> rest = new ArrayList<>(lines);
    rest.remove(line - 1);
    return Outcome.done(new Cart(uid, taxRate, rest, customer));
  }

  /** Adds without asking; for replaying what was already decided. */
  public Cart with(CartLine line) {
    List<CartLine> more = new ArrayList<>(lines);
    more.add(line);
    return new Cart(uid, taxRate, more, customer);
  }

  /** For this customer from now on; null for nobody in particular. */
  public Cart forCustomer(@Nullable UUID named) {
    return new Cart(uid, taxRate, lines, named);
  }

  private Outcome<Cart> withLine(CartLine line) {
    if (lines.size() == MAX_LINES) {
      return Outcome.refused(
          "cart_full", "A sale holds " + MAX_LINES + " lines. Finish this one and start another.");
    }
    Cart more = with(line);
    if (more.totals().total().compareTo(Money.MAX) > 0) {
      return Outcome.refused("total_too_large", "The total would be above " + Money.MAX + ".");
    }
    return Outcome.done(more);
  }
}
