package truetill.core.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;
import truetill.core.pos.Tender;
import truetill.core.pos.Totals;

/**
 * One business fact with every computed amount in it (sync.md section 1): whoever applies it later
 * never computes money again. Identities are uids, amounts whole cents.
 */
public sealed interface OpBody
    permits OpBody.DrawerOpened,
        OpBody.DrawerHandedOff,
        OpBody.DrawerDropped,
        OpBody.DrawerNoSale,
        OpBody.DrawerClosed,
        OpBody.CartCreated,
        OpBody.CartLineAdded,
        OpBody.CartLineRemoved,
        OpBody.CartCustomerNamed,
        OpBody.CartParked,
        OpBody.CartRecalled,
        OpBody.CartAbandoned,
        OpBody.SaleCompleted,
        OpBody.SaleVoided,
        OpBody.ClockedIn,
        OpBody.ClockedOut,
        OpBody.ReceiptReprinted,
        OpBody.AuthLocked,
        OpBody.Checkpoint,
        OpBody.Unknown,
        JournalContinued,
        SupplementalOp,
        CustomerOp {
  /** The word on the wire, such as {@code sale.completed}. */
  String type();

  /** Version of this type's body; readers that do not know it keep the op in quarantine. */
  default int version() {
    return 1;
  }

  /** A hard op is forced to the disk before anybody sees its effect; a soft one within 250 ms. */
  default boolean hard() {
    return true;
  }

  /** The drawer it belongs to, null when there is none. */
  default @Nullable UUID drawer() {
    return null;
  }

  /** Signed effect on that drawer's cash. */
  default Money cash() {
    return Money.ZERO;
  }

  /** Signed effect on gross sales, tax included. */
  default Money gross() {
    return Money.ZERO;
  }

  /** The body as a tree for {@link Canonical}. */
  Map<String, @Nullable Object> toTree();

  /** A drawer begins its business date with this much cash. */
  record DrawerOpened(UUID drawer, UUID register, Money opening, CashCount count)
      implements OpBody {
    @Override
    public String type() {
      return "drawer.opened";
    }

    @Override
    public Money cash() {
      return opening;
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields(
          "drawer", drawer, "register", register, "opening_cents", opening, "count", count);
    }
  }

  /** The drawer goes to another cashier after a count; it stays open. */
  record DrawerHandedOff(
      UUID drawer, UUID handoff, UUID incoming, Money expected, Money counted, CashCount count)
      implements OpBody {
    @Override
    public String type() {
      return "drawer.handed_off";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields(
          "drawer", drawer,
          "handoff", handoff,
          "incoming", incoming,
          "expected_cents", expected,
          "counted_cents", counted,
          "count", count);
    }
  }

  /** Cash goes from the drawer to the safe. */
  record DrawerDropped(UUID drawer, UUID drop, Money total, CashCount count, String notes)
      implements OpBody {
    @Override
    public String type() {
      return "drawer.dropped";
    }

    @Override
    public Money cash() {
      return total.negate();
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields(
          "drawer", drawer, "drop", drop, "total_cents", total, "count", count, "notes", notes);
    }
  }

  /** The drawer was opened without a sale. */
  record DrawerNoSale(UUID drawer, String reason) implements OpBody {
    @Override
    public String type() {
      return "drawer.no_sale";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("drawer", drawer, "reason", reason);
    }
  }

  /** The drawer was counted blind and closed; these figures never change (I6). */
  record DrawerClosed(UUID drawer, Money expected, Money counted, CashCount count)
      implements OpBody {
    @Override
    public String type() {
      return "drawer.closed";
    }

    /** Counted less expected; negative is a shortage. */
    public Money variance() {
      return counted.minus(expected);
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields(
          "drawer", drawer,
          "expected_cents", expected,
          "counted_cents", counted,
          "variance_cents", variance(),
          "count", count);
    }
  }

  /** A sale was begun. */
  record CartCreated(UUID cart, Rate taxRate) implements OpBody {
    @Override
    public String type() {
      return "cart.created";
    }

    @Override
    public boolean hard() {
      return false;
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("cart", cart, "tax_rate", taxRate.tenThousandths());
    }
  }

  /** A line was added to the open sale. */
  record CartLineAdded(UUID cart, CartLine line) implements OpBody {
    @Override
    public String type() {
      return "cart.line_added";
    }

    @Override
    public boolean hard() {
      return false;
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("cart", cart, "line", BodyTree.line(line));
    }
  }

  /** A line, counted from 1 at that moment, was taken off the open sale. */
  record CartLineRemoved(UUID cart, int line) implements OpBody {
    @Override
    public String type() {
      return "cart.line_removed";
    }

    @Override
    public boolean hard() {
      return false;
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("cart", cart, "line", line);
    }
  }

  /**
   * The open sale is for this customer.
   *
   * @param customer uid, null when it is for nobody in particular again
   */
  record CartCustomerNamed(UUID cart, @Nullable UUID customer) implements OpBody {
    @Override
    public String type() {
      return "cart.customer_named";
    }

    @Override
    public boolean hard() {
      return false;
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("cart", cart, "customer", customer);
    }
  }

  /** The open sale was put aside; the till is free for another. */
  record CartParked(UUID cart) implements OpBody {
    @Override
    public String type() {
      return "cart.parked";
    }

    @Override
    public boolean hard() {
      return false;
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("cart", cart);
    }
  }

  /** A sale put aside is the open one again. */
  record CartRecalled(UUID cart) implements OpBody {
    @Override
    public String type() {
      return "cart.recalled";
    }

    @Override
    public boolean hard() {
      return false;
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("cart", cart);
    }
  }

  /** The open sale was given up before payment. */
  record CartAbandoned(UUID cart) implements OpBody {
    @Override
    public String type() {
      return "cart.abandoned";
    }

    @Override
    public boolean hard() {
      return false;
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("cart", cart);
    }
  }

  /** A paid sale: from here on it exists, whatever happens. */
  record SaleCompleted(
      UUID drawer,
      UUID cart,
      String receipt,
      List<CartLine> lines,
      Rate taxRate,
      Totals totals,
      Tender.Payment payment,
      @Nullable UUID customer)
      implements OpBody {
    public SaleCompleted {
      lines = List.copyOf(lines);
    }

    @Override
    public String type() {
      return "sale.completed";
    }

    @Override
    public Money cash() {
      return payment.cashDue();
    }

    @Override
    public Money gross() {
      return totals.total();
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      List<Map<String, @Nullable Object>> lineTrees = new ArrayList<>();
      lines.forEach(line -> lineTrees.add(BodyTree.line(line)));
      return BodyTree.fields(
          "drawer", drawer,
          "cart", cart,
          "receipt", receipt,
          "lines", lineTrees,
          "tax_rate", taxRate.tenThousandths(),
          "subtotal_cents", totals.subtotal(),
          "tax_cents", totals.tax(),
          "total_cents", totals.total(),
          "method", payment.method().wire(),
          "cash_due_cents", payment.cashDue(),
          "tendered_cents", payment.tendered(),
          "change_cents", payment.change(),
          "card_cents", payment.cardAmount(),
          "customer", customer);
    }
  }

  /**
   * A paid sale was taken back.
   *
   * @param drawer this register's own open drawer that paid the cash back; null for a pure card
   *     sale taken back with no drawer open
   * @param total what the sale came to
   * @param cashRefunded cash handed back out of the drawer
   */
  record SaleVoided(
      @Nullable UUID drawer,
      UUID cart,
      String receipt,
      Money total,
      Money cashRefunded,
      Money cardRefunded,
      String reason)
      implements OpBody {
    @Override
    public String type() {
      return "sale.voided";
    }

    @Override
    public Money cash() {
      return cashRefunded.negate();
    }

    @Override
    public Money gross() {
      return total.negate();
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields(
          "drawer", drawer,
          "cart", cart,
          "receipt", receipt,
          "total_cents", total,
          "cash_refunded_cents", cashRefunded,
          "card_refunded_cents", cardRefunded,
          "reason", reason);
    }
  }

  /** The actor began to work at the op's wall time. */
  record ClockedIn(UUID entry) implements OpBody {
    @Override
    public String type() {
      return "clock.in";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("entry", entry);
    }
  }

  /** The actor stopped working at the op's wall time. */
  record ClockedOut(UUID entry, int breakMinutes, long hoursHundredths) implements OpBody {
    @Override
    public String type() {
      return "clock.out";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields(
          "entry", entry, "break_minutes", breakMinutes, "hours_hundredths", hoursHundredths);
    }
  }

  /** A copy of a receipt was printed. */
  record ReceiptReprinted(String receipt) implements OpBody {
    @Override
    public String type() {
      return "receipt.reprinted";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("receipt", receipt);
    }
  }

  /**
   * Sign-in was locked after wrong tries; nobody did it, so the device is the actor. What was typed
   * is never kept.
   *
   * @param failures wrong tries in a row
   * @param seconds how long the lock lasts from the op's wall time
   */
  record AuthLocked(int failures, long seconds) implements OpBody {
    @Override
    public String type() {
      return "auth.locked";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("failures", failures, "seconds", seconds);
    }
  }

  /**
   * Running totals of the whole journal up to a record; they are never reset.
   *
   * @param seq the record they cover
   * @param hash that record's hash
   * @param runningGross sum of every op's gross
   * @param runningCash sum of every op's cash
   */
  record Checkpoint(long seq, String hash, Money runningGross, Money runningCash)
      implements OpBody {
    @Override
    public String type() {
      return "checkpoint";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields(
          "seq", seq, "hash", hash, "gross_cents", runningGross, "cash_cents", runningCash);
    }
  }

  /** A type or version this program does not know; kept as it came, counted by its envelope. */
  record Unknown(String type, int version, Map<String, @Nullable Object> tree) implements OpBody {
    @Override
    public Map<String, @Nullable Object> toTree() {
      return tree;
    }
  }
}
