package truetill.core.pos;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.Ids;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.inventory.ItemStatus;
import truetill.core.journal.Chain;
import truetill.core.journal.CustomerOp;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.journal.OpCodec;
import truetill.core.journal.SupplementalOp;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.CustomerDetails;
import truetill.core.people.Role;

/** A till in memory for tests: decides, records the bytes, and applies what the bytes say. */
public final class TillDriver {
  public static final int SERIES = 7;
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");

  private final UUID device = new UUID(0x7000, 0x8000000000000001L);
  private final UUID register = new UUID(0x7000, 0x8000000000000002L);
  private final List<byte[]> records = new ArrayList<>();
  private final Map<String, RecordedSale> sales = new HashMap<>();
  private final Ids ids;
  private Instant now = Instant.parse("2026-11-22T15:00:00Z");
  private Actor actor = new Actor(new UUID(0x7000, 3), "Ada", Role.EMPLOYEE, "pin");
  private Rate taxRate = Rate.DEFAULT_TAX;
  private TillState state = TillState.NEW;
  private String head = Chain.root(device, "nonce");

  public TillDriver() {
    this.ids = new TimeOrderedIds(() -> now, new Random(1));
  }

  public TillState state() {
    return state;
  }

  /** The records so far, oldest first. */
  public List<byte[]> records() {
    return records;
  }

  public UUID device() {
    return device;
  }

  void as(Role role) {
    actor = new Actor(new UUID(0x7000, role.isManager() ? 11 : 10), role.wire(), role, "pin");
  }

  void taxIs(Rate rate) {
    taxRate = rate;
  }

  void nextDay() {
    now = now.plus(Duration.ofDays(1));
  }

  void laterByMinutes(int minutes) {
    now = now.plus(Duration.ofMinutes(minutes));
  }

  ItemForSale item(String sku, String price, ItemStatus status) {
    return new ItemForSale(ids.next(), sku, "Item " + sku, Money.of(price), status);
  }

  Outcome<OpBody.DrawerOpened> tryOpen(String opening) {
    return till()
        .openDrawer(ids.next(), register, today(), Money.of(opening), CashCount.NOT_COUNTED);
  }

  public void open(String opening) {
    record(tryOpen(opening));
  }

  Outcome<List<OpBody>> tryAdd(ItemForSale item) {
    return till().add(item, ids.next(), taxRate);
  }

  void add(ItemForSale item) {
    tryAdd(item).orElseThrow().forEach(this::append);
  }

  Outcome<List<OpBody>> tryAddUntagged(String description, String price, int quantity) {
    return till().addUntagged(description, Money.of(price), quantity, ids.next(), taxRate);
  }

  void addUntagged(String description, String price, int quantity) {
    tryAddUntagged(description, price, quantity).orElseThrow().forEach(this::append);
  }

  Outcome<OpBody.CartLineRemoved> tryRemove(int line) {
    return till().remove(line);
  }

  void remove(int line) {
    record(tryRemove(line));
  }

  UUID park() {
    return record(till().park()).cart();
  }

  void recall(UUID cart) {
    record(till().recall(cart));
  }

  void abandon() {
    record(till().abandon());
  }

  Outcome<OpBody.SaleCompleted> tryPay(Tender tender) {
    return till().pay(tender, SERIES);
  }

  public OpBody.SaleCompleted pay(Tender tender) {
    OpBody.SaleCompleted sale = record(tryPay(tender));
    sales.put(
        sale.receipt(),
        new RecordedSale(
            sale.cart(),
            sale.receipt(),
            now,
            actor.uid(),
            sale.lines(),
            sale.taxRate(),
            sale.totals(),
            sale.payment(),
            null));
    return sale;
  }

  public OpBody.SaleCompleted sell(String price) {
    addUntagged("Thing", price, 1);
    return pay(Tender.exactCash());
  }

  Outcome<OpBody.SaleVoided> tryVoid(String receipt) {
    RecordedSale sale = sales.get(receipt);
    if (sale == null) {
      throw new IllegalArgumentException(receipt);
    }
    return till().voidSale(sale, "wrong item");
  }

  OpBody.SaleVoided voidSale(String receipt) {
    OpBody.SaleVoided voided = record(tryVoid(receipt));
    sales.computeIfPresent(receipt, (number, sale) -> sale.asVoided(now));
    return voided;
  }

  Outcome<OpBody.DrawerDropped> tryDrop(String total) {
    return till().drop(ids.next(), Money.of(total), CashCount.NOT_COUNTED, "");
  }

  void drop(String total) {
    record(tryDrop(total));
  }

  void draw(String total) {
    record(till().reserve().draw(ids.next(), Money.of(total), CashCount.NOT_COUNTED, ""));
  }

  Outcome<SupplementalOp.Returned> tryPutBack(String total) {
    return till().reserve().putBack(ids.next(), Money.of(total), CashCount.NOT_COUNTED, "");
  }

  void putBack(String total) {
    record(tryPutBack(total));
  }

  CustomerOp.Created createCustomer(CustomerDetails details) {
    return record(till().customers().create(ids.next(), SERIES, details));
  }

  Outcome<CustomerOp.Edited> tryEdit(
      UUID customer, boolean isStaff, CustomerDetails before, CustomerDetails after) {
    return till().customers().edit(customer, isStaff, before, after);
  }

  void nameCustomer(@Nullable UUID customer) {
    till().nameCustomer(customer, ids.next(), taxRate).orElseThrow().forEach(this::append);
  }

  void lock(int failures, long seconds) {
    append(new OpBody.AuthLocked(failures, seconds));
  }

  Instant now() {
    return now;
  }

  Outcome<OpBody.DrawerClosed> tryClose(String counted) {
    return till().closeDrawer(Money.of(counted), CashCount.NOT_COUNTED);
  }

  public void close(String counted) {
    record(tryClose(counted));
  }

  Outcome<OpBody.ClockedIn> tryClockIn() {
    return till().clockIn(ids.next());
  }

  void clockIn() {
    record(tryClockIn());
  }

  Outcome<OpBody.ClockedOut> tryClockOut(int breakMinutes) {
    return till().clockOut(now, breakMinutes);
  }

  OpBody.ClockedOut clockOut(int breakMinutes) {
    return record(tryClockOut(breakMinutes));
  }

  Till till() {
    return Till.at(state, actor).orElseThrow();
  }

  private LocalDate today() {
    return now.atZone(ZONE).toLocalDate();
  }

  private <T extends OpBody> T record(Outcome<T> decided) {
    T body = decided.orElseThrow();
    append(body);
    return body;
  }

  private void append(OpBody body) {
    OpenDrawer drawer = state.drawer();
    Op op =
        new Op(
            new Op.Envelope(
                ids.next(),
                device,
                records.size() + 1L,
                head,
                now,
                ZONE,
                drawer == null ? today() : drawer.businessDate(),
                actor.uid(),
                actor.auth(),
                Op.Seen.NOTHING),
            body);
    byte[] bytes = OpCodec.encode(op);
    records.add(bytes);
    head = Chain.hash(bytes);
    state = TillReplay.apply(state, OpCodec.decode(OpCodec.toTree(op)).orElseThrow());
    now = now.plusSeconds(1);
  }
}
