package truetill.core.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.CartLine;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.Tender;
import truetill.core.pos.Totals;

/**
 * An {@link Op} to and from the tree of values its canonical JSON holds. Turning bytes into that
 * tree is the business of whoever has a JSON reader; the way back is {@link #encode}.
 */
public final class OpCodec {
  private OpCodec() {}

  /** The exact bytes of the record. */
  public static byte[] encode(Op op) {
    return Canonical.write(toTree(op));
  }

  public static Map<String, @Nullable Object> toTree(Op op) {
    Op.Envelope envelope = op.envelope();
    UUID drawer = op.body().drawer();
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("v", Op.ENVELOPE_VERSION);
    tree.put("op_id", envelope.id().toString());
    tree.put("device", envelope.device().toString());
    tree.put("seq", envelope.seq());
    tree.put("prev", envelope.prev());
    tree.put("type", op.body().type());
    tree.put("tv", op.body().version());
    tree.put("wall", envelope.wall().toEpochMilli());
    tree.put("tz", envelope.zone().getId());
    tree.put("bdate", envelope.businessDate().toString());
    tree.put("actor", envelope.actor().toString());
    tree.put("auth", envelope.auth());
    tree.put("drawer", drawer == null ? null : drawer.toString());
    tree.put("cash", op.cash().cents());
    tree.put("gross", op.gross().cents());
    tree.put(
        "seen", Map.of("epoch", envelope.seen().epoch(), "feed_seq", envelope.seen().feedSeq()));
    tree.put("body", op.body().toTree());
    return tree;
  }

  /**
   * Reads a record's tree. Refused with {@code malformed_op} when the envelope is not ours, when
   * the body of a type we know does not read, or when the money of the envelope is not the body's.
   * A type or version we do not know is no refusal: it becomes {@link OpBody.Unknown}.
   */
  public static Outcome<Op> decode(Map<?, ?> record) {
    try {
      Tree tree = Tree.of(record);
      if (tree.number("v") != Op.ENVELOPE_VERSION) {
        return Outcome.refused("malformed_op", "Envelope version " + tree.number("v") + ".");
      }
      OpBody body = body(tree.text("type"), tree.smallNumber("tv"), tree.tree("body"));
      if (!(body instanceof OpBody.Unknown)) {
        checkEnvelopeRepeatsBody(tree, body);
      }
      return Outcome.done(new Op(envelope(tree), body));
    } catch (Tree.Malformed malformed) {
      return Outcome.refused("malformed_op", String.valueOf(malformed.getMessage()));
    }
  }

  private static void checkEnvelopeRepeatsBody(Tree tree, OpBody body) {
    UUID drawer = body.drawer();
    UUID envelopeDrawer = tree.uuidOrNull("drawer");
    boolean same =
        tree.number("cash") == body.cash().cents()
            && tree.number("gross") == body.gross().cents()
            && (drawer == null ? envelopeDrawer == null : drawer.equals(envelopeDrawer));
    if (!same) {
      throw new Tree.Malformed("the envelope's money or drawer is not the body's");
    }
  }

  private static Op.Envelope envelope(Tree tree) {
    Tree seen = tree.tree("seen");
    ZoneId zone;
    try {
      zone = ZoneId.of(tree.text("tz"));
    } catch (DateTimeException unknownZone) {
      throw new Tree.Malformed("tz is no zone");
    }
    return new Op.Envelope(
        tree.uuid("op_id"),
        tree.uuid("device"),
        tree.number("seq"),
        tree.text("prev"),
        Instant.ofEpochMilli(tree.number("wall")),
        zone,
        tree.date("bdate"),
        tree.uuid("actor"),
        tree.text("auth"),
        new Op.Seen(seen.text("epoch"), seen.number("feed_seq")));
  }

  private static OpBody body(String type, int version, Tree body) {
    if (version != 1) {
      return unknown(type, version, body);
    }
    return switch (type) {
      case "drawer.opened" ->
          new OpBody.DrawerOpened(
              body.uuid("drawer"),
              body.uuid("register"),
              body.money("opening_cents"),
              body.count("count"));
      case "drawer.handed_off" ->
          new OpBody.DrawerHandedOff(
              body.uuid("drawer"),
              body.uuid("handoff"),
              body.uuid("incoming"),
              body.money("expected_cents"),
              body.money("counted_cents"),
              body.count("count"));
      case "drawer.dropped" ->
          new OpBody.DrawerDropped(
              body.uuid("drawer"),
              body.uuid("drop"),
              body.money("total_cents"),
              body.count("count"),
              body.text("notes"));
      case "drawer.no_sale" -> new OpBody.DrawerNoSale(body.uuid("drawer"), body.text("reason"));
      case "drawer.closed" ->
          new OpBody.DrawerClosed(
              body.uuid("drawer"),
              body.money("expected_cents"),
              body.money("counted_cents"),
              body.count("count"));
      case "cart.created" -> new OpBody.CartCreated(body.uuid("cart"), rate(body));
      case "cart.line_added" ->
          new OpBody.CartLineAdded(body.uuid("cart"), line(body.tree("line")));
      case "cart.line_removed" ->
          new OpBody.CartLineRemoved(body.uuid("cart"), body.smallNumber("line"));
      case "cart.customer_named" ->
          new OpBody.CartCustomerNamed(body.uuid("cart"), body.uuidOrNull("customer"));
      case "cart.parked" -> new OpBody.CartParked(body.uuid("cart"));
      case "cart.recalled" -> new OpBody.CartRecalled(body.uuid("cart"));
      case "cart.abandoned" -> new OpBody.CartAbandoned(body.uuid("cart"));
      case "sale.completed" -> saleCompleted(body);
      case "sale.voided" ->
          new OpBody.SaleVoided(
              body.uuidOrNull("drawer"),
              body.uuid("cart"),
              body.text("receipt"),
              body.money("total_cents"),
              body.money("cash_refunded_cents"),
              body.money("card_refunded_cents"),
              body.text("reason"));
      case "clock.in" -> new OpBody.ClockedIn(body.uuid("entry"));
      case "clock.out" ->
          new OpBody.ClockedOut(
              body.uuid("entry"),
              body.smallNumber("break_minutes"),
              body.number("hours_hundredths"));
      case "receipt.reprinted" -> new OpBody.ReceiptReprinted(body.text("receipt"));
      case "supplemental.drawn" ->
          new SupplementalOp.Drawn(
              body.uuid("drawer"),
              body.uuid("move"),
              body.money("total_cents"),
              body.count("count"),
              body.text("notes"));
      case "supplemental.returned" ->
          new SupplementalOp.Returned(
              body.uuid("drawer"),
              body.uuid("move"),
              body.money("total_cents"),
              body.count("count"),
              body.text("notes"));
      case "customer.created" ->
          new CustomerOp.Created(
              body.uuid("customer"), body.text("number"), details(body.tree("details")));
      case "customer.edited" ->
          new CustomerOp.Edited(
              body.uuid("customer"), details(body.tree("before")), details(body.tree("after")));
      case "auth.locked" ->
          new OpBody.AuthLocked(body.smallNumber("failures"), body.number("seconds"));
      case JournalContinued.TYPE -> ContinuedTree.read(body);
      case "checkpoint" ->
          new OpBody.Checkpoint(
              body.number("seq"),
              body.text("hash"),
              body.money("gross_cents"),
              body.money("cash_cents"));
      default -> unknown(type, version, body);
    };
  }

  private static OpBody.SaleCompleted saleCompleted(Tree body) {
    List<CartLine> lines = new ArrayList<>();
    body.trees("lines").forEach(tree -> lines.add(line(tree)));
    PaymentMethod method =
        PaymentMethod.ofWire(body.text("method"))
            .orElseThrow(() -> new Tree.Malformed("method is not known"));
    return new OpBody.SaleCompleted(
        body.uuid("drawer"),
        body.uuid("cart"),
        body.text("receipt"),
        lines,
        rate(body),
        new Totals(
            body.money("subtotal_cents"), body.money("tax_cents"), body.money("total_cents")),
        new Tender.Payment(
            method,
            body.money("cash_due_cents"),
            body.moneyOrNull("tendered_cents"),
            body.moneyOrNull("change_cents"),
            body.moneyOrNull("card_cents")),
        body.uuidOrNull("customer"));
  }

  private static CustomerDetails details(Tree customer) {
    return new CustomerDetails(
        customer.text("first_name"),
        customer.text("last_name"),
        customer.text("email"),
        customer.text("phone"),
        customer.text("notes"));
  }

  private static CartLine line(Tree line) {
    Money unitPrice = line.money("unit_price_cents");
    return new CartLine(
        line.uuidOrNull("item"),
        line.textOrNull("sku"),
        line.text("text"),
        line.smallNumber("quantity"),
        unitPrice);
  }

  private static Rate rate(Tree body) {
    int tenThousandths = body.smallNumber("tax_rate");
    if (tenThousandths < 0) {
      throw new Tree.Malformed("tax_rate is negative");
    }
    return new Rate(tenThousandths);
  }

  private static OpBody unknown(String type, int version, Tree body) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    body.asMap().forEach((key, value) -> tree.put((String) key, value));
    return new OpBody.Unknown(type, version, tree);
  }
}
