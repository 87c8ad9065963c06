package truetill.client.register;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;

/**
 * Where a sale is made. Window and headless console use the same desk. Every call is made off the
 * FX thread, is answered in the order it was made, and returns only when what it answers is
 * recorded: a hard op is then forced to the disk. Refusal codes are those of house section 6.
 */
public interface SellingDesk {
  /** The sale on the counter; an empty cart between sales. */
  Cart current();

  /** Adds the item with this code; letter case and outer blanks do not matter. */
  Outcome<Cart> scan(String sku);

  /** Adds a thing without a tag at a typed price. */
  Outcome<Cart> addUntagged(String description, Money unitPrice, int quantity);

  /** Takes the line, counted from 1, off. */
  Outcome<Cart> remove(int line);

  /** Puts the sale aside and frees the counter. */
  Outcome<Cart> hold();

  /** Sales put aside, oldest first. */
  List<Cart> held();

  Outcome<Cart> recall(UUID cart);

  /** Gives the open sale up; nothing was paid. */
  Outcome<Cart> abandon();

  /**
   * Takes payment. The answer means: recorded; printing and the drawer pulse follow by themselves.
   */
  Outcome<PaidSale> pay(Tender tender);

  /** Takes a recorded sale back; managers only. */
  Outcome<VoidedSale> voidSale(String receipt, String reason);

  /** Prints a recorded sale once more, marked COPY and with no drawer pulse. */
  Outcome<RecordedSale> reprint(String receipt);

  /** The newest sale of this register, for "reprint last". */
  @Nullable RecordedSale last();

  /**
   * Items that stand in the carts of other registers, each with that register's name, as far as
   * this one was told. A hint for the cashier: it stops no scan and no sale (sync.md section 6).
   */
  Map<UUID, String> inOtherCarts();

  /** Items whose code or title holds every word, best first. */
  List<FoundItem> find(String text, int limit);

  /**
   * A sale that is recorded.
   *
   * @param seq its place in the journal
   */
  record PaidSale(RecordedSale sale, long seq, UUID opId) {}

  record VoidedSale(String receipt, Money refunded, Money cashRefunded) {}

  /**
   * One line of a search.
   *
   * @param status the contract's word, as this register knows it (its own sales included)
   */
  record FoundItem(
      UUID uid,
      String sku,
      String title,
      String category,
      String condition,
      Money price,
      String status) {}
}
