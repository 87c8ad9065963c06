package truetill.client.screens.pos.sale;

import java.util.List;
import java.util.UUID;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Words;
import truetill.client.screens.pos.Counter;
import truetill.client.screens.pos.NamedCustomer;
import truetill.client.shell.FrameModel;
import truetill.core.money.Money;
import truetill.core.pos.Cart;
import truetill.core.pos.CartLine;
import truetill.core.pos.RecordedSale;

/** What the sale screen says of the sale, of refused codes, and of sales done and put aside. */
public final class SaleWords {
  private final Counter counter;
  private final NamedCustomer customer;
  private final FrameModel frame;
  private final Words words;

  public SaleWords(Counter counter, NamedCustomer customer, FrameModel frame, Words words) {
    this.counter = counter;
    this.customer = customer;
    this.frame = frame;
    this.words = words;
  }

  String refusedTitle(Counter.RefusedScan scan) {
    return switch (scan.reason()) {
      case "unknown_item" ->
          words.say(frame.online() ? "sale.refused.unknown" : "sale.refused.unknown.alone");
      case Counter.RefusedScan.UNREADABLE -> words.say("sale.refused.unreadable");
      default -> scan.detail();
    };
  }

  String refusedDetail(Counter.RefusedScan scan) {
    int others = counter.refused().size() - 1;
    boolean already = scan.reason().equals("in_cart");
    String scanned =
        words.say(already ? "sale.refused.again" : "sale.refused.scanned", scan.code());
    return others == 0 ? scanned : scanned + " " + words.count("sale.refused.others", others);
  }

  String itemCount() {
    Cart cart = counter.cart();
    int pieces = cart == null ? 0 : cart.pieces();
    return pieces == 0 ? words.say("sale.items.none") : words.count("sale.items", pieces);
  }

  /** Subtotal and tax, and whose sale it is. */
  String details() {
    Cart cart = counter.cart();
    String sums =
        cart == null || cart.isEmpty()
            ? ""
            : words.say("sale.details", cart.totals().subtotal(), cart.totals().tax());
    String name = customer.nameProperty().get();
    if (name.isEmpty()) {
      return sums;
    }
    return sums.isEmpty() ? name : words.say("sale.details.customer", sums, name);
  }

  ReadOnlyStringProperty customerProperty() {
    return customer.nameProperty();
  }

  /** The newest sale in one line, empty before the first. */
  String lastSale(@Nullable RecordedSale sale) {
    if (sale == null) {
      return words.say("sale.last.none");
    }
    Money change = sale.payment().change();
    if (sale.voidedAt() != null) {
      return words.say("sale.last.voided", sale.totals().total());
    }
    return change == null
        ? words.say("sale.last.card", sale.totals().total())
        : words.say("sale.last.cash", sale.totals().total(), change);
  }

  /** The row of sales on hold: what there is, or that there is none. */
  String held(List<Cart> aside) {
    return aside.isEmpty()
        ? words.say("sale.held.none")
        : words.count("sale.held", aside.size(), heldSale(aside.getFirst()));
  }

  String heldSale(Cart cart) {
    return words.say("sale.held.chip", cart.pieces(), cart.totals().total());
  }

  /** That the item stands in another register's cart too; empty when it does not. */
  String elsewhere(CartLine line) {
    UUID item = line.item();
    String register = item == null ? null : counter.elsewhereProperty().get().get(item);
    return register == null ? "" : words.say("sale.line.elsewhere", register);
  }

  String recallHint() {
    int held = counter.held().size();
    return held == 0 ? "F5" : words.say("sale.recall.hint", held);
  }

  /** Code of the line, or that it has none. */
  String lineCode(CartLine line) {
    String sku = line.sku();
    if (sku != null) {
      return sku;
    }
    return line.quantity() == 1
        ? words.say("sale.line.untagged")
        : words.say("sale.line.untagged.many", line.quantity(), line.unitPrice());
  }
}
