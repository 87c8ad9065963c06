package truetill.client.register;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.CachedItem;
import truetill.client.cache.CachedPerson;
import truetill.client.journal.DiskSpace;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;
import truetill.core.pos.CartLine;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;

/** Selling at a real till. */
final class TillSellingDesk implements SellingDesk {
  private static final UUID NO_CART = new UUID(0, 0);

  private final Recorder recorder;
  private final Counter counter;
  private final Printing printing;
  private final Uplink uplink;

  /**
   * Sales voided since the start, and when; used by the till's writer only. The cache would tell,
   * but it may lag behind, and the cash must not go out twice.
   */
  private final Map<UUID, Instant> voided = new HashMap<>();

  private volatile @Nullable RecordedSale last;

  TillSellingDesk(Recorder recorder, Counter counter, Printing printing, Uplink uplink) {
    this.recorder = recorder;
    this.counter = counter;
    this.printing = printing;
    this.uplink = uplink;
    this.last = recorder.cache().sales().newest().orElse(null);
  }

  @Override
  public Cart current() {
    Cart cart = recorder.state().cart();
    return cart == null ? Cart.empty(NO_CART, recorder.cache().settings().taxRate()) : cart;
  }

  @Override
  public Outcome<Cart> scan(String sku) {
    return counter.run(command ->
        command
            .till()
            .openDrawer()
            .then(drawer -> item(sku))
            .then(this::notOnHold)
            .then(item ->
                command
                    .till()
                    .add(
                        item.forSale(),
                        recorder.ids().next(),
                        recorder.cache().settings().taxRate()))
            .then(bodies -> extend(command, bodies)));
  }

  @Override
  public Outcome<Cart> addUntagged(String description, Money unitPrice, int quantity) {
    return counter.run(command ->
        command
            .till()
            .addUntagged(
                description,
                unitPrice,
                quantity,
                recorder.ids().next(),
                recorder.cache().settings().taxRate())
            .then(bodies -> extend(command, bodies)));
  }

  @Override
  public Outcome<Cart> remove(int line) {
    return counter.run(command ->
        command
            .till()
            .remove(line)
            .then(body -> counter.record(command, body))
            .map(op -> current()));
  }

  @Override
  public Outcome<Cart> hold() {
    return counter.run(command ->
        command.till().park().then(body -> counter.record(command, body)).map(op -> current()));
  }

  @Override
  public List<Cart> held() {
    return List.copyOf(recorder.state().parked().values());
  }

  @Override
  public Outcome<Cart> recall(UUID cart) {
    return counter.run(command ->
        command
            .till()
            .recall(cart)
            .then(body -> counter.record(command, body))
            .map(op -> current()));
  }

  @Override
  public Outcome<Cart> abandon() {
    return counter.run(command ->
        command.till().abandon().then(body -> counter.record(command, body)).map(op -> current()));
  }

  @Override
  public Outcome<PaidSale> pay(Tender tender) {
    return counter.run(command ->
        command
            .till()
            .pay(tender, recorder.identity().series())
            .then(this::notSoldHere)
            .then(sale ->
                counter
                    .record(command, sale)
                    .map(op -> {
                      RecordedSale recorded = recorded(op, sale);
                      last = recorded;
                      printing.receipt(recorded, command.actor());
                      return new PaidSale(recorded, op.envelope().seq(), op.envelope().id());
                    })));
  }

  @Override
  public Outcome<VoidedSale> voidSale(String receipt, String reason) {
    recorder.settle();
    return counter.run(command ->
        ownSale(receipt)
            .then(sale ->
                command
                    .till()
                    .voidSale(sale, reason)
                    .then(body ->
                        counter
                            .record(command, body)
                            .map(op -> {
                              voided.put(sale.cart(), op.envelope().wall());
                              RecordedSale takenBack = asVoided(sale);
                              RecordedSale newest = last;
                              if (newest != null && newest.cart().equals(sale.cart())) {
                                last = takenBack;
                              }
                              printing.voided(
                                  takenBack, cashier(sale), body.cashRefunded().isPositive());
                              return new VoidedSale(
                                  sale.receipt(), body.total(), body.cashRefunded());
                            }))));
  }

  @Override
  public Outcome<RecordedSale> reprint(String receipt) {
    recorder.settle();
    return counter.run(command ->
        ownSale(receipt)
            .then(sale ->
                command
                    .till()
                    .reprint(sale)
                    .then(body -> counter.record(command, body))
                    .map(op -> {
                      printing.copy(sale, cashier(sale));
                      return sale;
                    })));
  }

  @Override
  public @Nullable RecordedSale last() {
    return last;
  }

  @Override
  public Map<UUID, String> inOtherCarts() {
    return uplink.inOtherCarts();
  }

  @Override
  public List<FoundItem> find(String text, int limit) {
    return recorder.cache().items().find(text, limit).stream()
        .map(item ->
            new FoundItem(
                item.uid(),
                item.sku(),
                item.title(),
                item.category(),
                item.condition(),
                item.price(),
                item.status().wire()))
        .toList();
  }

  private Outcome<CachedItem> item(String sku) {
    Optional<CachedItem> item = recorder.cache().items().bySku(sku);
    return item.isPresent()
        ? Outcome.done(item.get())
        : Outcome.refused("unknown_item", "No item has the code " + shown(sku) + ".");
  }

  private static String shown(String sku) {
    String stripped = sku.strip();
    return stripped.length() <= 40 ? stripped : stripped.substring(0, 40) + "…";
  }

  private Outcome<CachedItem> notOnHold(CachedItem item) {
    boolean held =
        held().stream()
            .flatMap(cart -> cart.lines().stream())
            .anyMatch(line -> item.uid().equals(line.item()));
    return held
        ? Outcome.refused("in_cart", item.sku() + " is on a sale that was put on hold.")
        : Outcome.done(item);
  }

  /** An item this register sold in the meantime cannot be sold a second time (I12). */
  private Outcome<OpBody.SaleCompleted> notSoldHere(OpBody.SaleCompleted sale) {
    for (CartLine line : sale.lines()) {
      UUID item = line.item();
      if (item != null && recorder.cache().overlay().isSoldHere(item)) {
        return Outcome.refused(
            "already_sold", line.sku() + " was sold on another receipt. Take it off this sale.");
      }
    }
    return Outcome.done(sale);
  }

  /** Records what was added; a new sale needs room on the disk for its payment. */
  private Outcome<Cart> extend(Counter.Command command, List<OpBody> bodies) {
    Cart open = recorder.state().cart();
    boolean begins = open == null || open.isEmpty();
    if (begins && recorder.journal().space() == DiskSpace.FULL) {
      return Outcome.refused(
          "disk_full",
          "The disk of this register is almost full. Free some space before the next sale.");
    }
    return counter.record(command, bodies).map(ops -> current());
  }

  private Outcome<RecordedSale> ownSale(String receipt) {
    String number = receipt.strip().toUpperCase(Locale.ROOT);
    Optional<RecordedSale> sale = recorder.cache().sales().byReceipt(number);
    return sale.isPresent()
        ? Outcome.done(asVoided(sale.get()))
        : Outcome.refused(
            "unknown_receipt", "This register made no receipt " + shown(number) + ".");
  }

  private String cashier(RecordedSale sale) {
    return recorder.cache().people().byUid(sale.cashier()).map(CachedPerson::name).orElse("");
  }

  private static RecordedSale recorded(Op op, OpBody.SaleCompleted sale) {
    return new RecordedSale(
        sale.cart(),
        sale.receipt(),
        op.envelope().wall(),
        op.envelope().actor(),
        sale.lines(),
        sale.taxRate(),
        sale.totals(),
        sale.payment(),
        null);
  }

  private RecordedSale asVoided(RecordedSale sale) {
    Instant when = voided.get(sale.cart());
    return when == null ? sale : sale.asVoided(when);
  }
}
