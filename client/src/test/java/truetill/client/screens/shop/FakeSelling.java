package truetill.client.screens.shop;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.register.SellingDesk;
import truetill.core.inventory.ItemStatus;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;
import truetill.core.pos.ItemForSale;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;
import truetill.core.pos.TillState;

/** Selling in memory, decided by the real rules. */
final class FakeSelling implements SellingDesk {
  private static final int SERIES = 1;
  private static final Rate TAX = new Rate(800);

  private final FakeTill till;
  private final FakePrinter printer;
  private final Map<String, Shelf> items = new LinkedHashMap<>();
  private final Map<String, RecordedSale> sales = new LinkedHashMap<>();
  private final Cart nothing;
  private volatile Map<UUID, String> elsewhere = Map.of();

  /** An item with what a search shows of it. */
  private record Shelf(ItemForSale item, String category, String condition) {}

  FakeSelling(FakeTill till, FakePrinter printer) {
    this.till = till;
    this.printer = printer;
    this.nothing = Cart.empty(till.nextId(), TAX);
  }

  void stock(String sku, String title, String price, String category, String condition) {
    items.put(
        sku,
        new Shelf(
            new ItemForSale(till.nextId(), sku, title, Money.of(price), ItemStatus.ON_SHELF),
            category,
            condition));
  }

  void status(String sku, ItemStatus status) {
    items.computeIfPresent(
        sku,
        (code, shelf) ->
            new Shelf(
                new ItemForSale(
                    shelf.item().uid(), code, shelf.item().title(), shelf.item().price(), status),
                shelf.category(),
                shelf.condition()));
  }

  @Override
  public Cart current() {
    Cart open = till.state().cart();
    return open == null ? nothing : open;
  }

  @Override
  public Outcome<Cart> scan(String sku) {
    String code = sku.strip().toUpperCase(Locale.ROOT);
    return till.till()
        .then(rules -> {
          Shelf shelf = items.get(code);
          if (shelf == null) {
            return Outcome.refused("unknown_item", "No item has the code " + code + ".");
          }
          return rules.add(shelf.item(), till.nextId(), TAX);
        })
        .map(this::recordAll);
  }

  private Cart recordAll(List<OpBody> ops) {
    ops.forEach(till::record);
    return current();
  }

  private Cart recorded(OpBody op) {
    till.record(op);
    return current();
  }

  @Override
  public Outcome<Cart> addUntagged(String description, Money unitPrice, int quantity) {
    return till.till()
        .then(rules -> rules.addUntagged(description, unitPrice, quantity, till.nextId(), TAX))
        .map(this::recordAll);
  }

  @Override
  public Outcome<Cart> remove(int line) {
    return till.till().then(rules -> rules.remove(line)).map(this::recorded);
  }

  @Override
  public Outcome<Cart> hold() {
    return till.till().then(rules -> rules.park()).map(this::recorded);
  }

  @Override
  public List<Cart> held() {
    return List.copyOf(till.state().parked().values());
  }

  @Override
  public Outcome<Cart> recall(UUID cart) {
    return till.till().then(rules -> rules.recall(cart)).map(this::recorded);
  }

  @Override
  public Outcome<Cart> abandon() {
    return till.till().then(rules -> rules.abandon()).map(this::recorded);
  }

  @Override
  public Outcome<PaidSale> pay(Tender tender) {
    return till.till()
        .then(rules -> rules.pay(tender, SERIES))
        .map(op -> {
          till.record(op);
          RecordedSale sale =
              new RecordedSale(
                  op.cart(),
                  op.receipt(),
                  till.now(),
                  till.nextId(),
                  op.lines(),
                  op.taxRate(),
                  op.totals(),
                  op.payment(),
                  null);
          sales.put(sale.receipt(), sale);
          op.lines().forEach(line -> sold(line.sku()));
          printer.print(sale);
          return new PaidSale(sale, till.seq(), till.nextId());
        });
  }

  private void sold(@Nullable String sku) {
    if (sku != null) {
      status(sku, ItemStatus.SOLD);
    }
  }

  @Override
  public Outcome<VoidedSale> voidSale(String receipt, String reason) {
    return till.till()
        .then(rules -> {
          RecordedSale sale = sales.get(receipt);
          if (sale == null) {
            return Outcome.refused("unknown_receipt", "No receipt has the number " + receipt + ".");
          }
          return rules.voidSale(sale, reason);
        })
        .map(op -> {
          till.record(op);
          sales.computeIfPresent(op.receipt(), (number, sale) -> voided(sale));
          return new VoidedSale(op.receipt(), op.total(), op.cashRefunded());
        });
  }

  private RecordedSale voided(RecordedSale sale) {
    return new RecordedSale(
        sale.cart(),
        sale.receipt(),
        sale.soldAt(),
        sale.cashier(),
        sale.lines(),
        sale.taxRate(),
        sale.totals(),
        sale.payment(),
        till.now());
  }

  @Override
  public Outcome<RecordedSale> reprint(String receipt) {
    RecordedSale sale = sales.get(receipt);
    if (sale == null) {
      return Outcome.refused("unknown_receipt", "No receipt has the number " + receipt + ".");
    }
    return till.till()
        .then(rules -> rules.reprint(sale))
        .map(op -> {
          till.record(op);
          printer.print(sale);
          return sale;
        });
  }

  @Override
  public @Nullable RecordedSale last() {
    return sales.isEmpty() ? null : List.copyOf(sales.values()).getLast();
  }

  @Override
  public Map<UUID, String> inOtherCarts() {
    return elsewhere;
  }

  /** Another register has the item in its cart. */
  void inCartAt(String register, String sku) {
    UUID item = Objects.requireNonNull(items.get(sku)).item().uid();
    elsewhere = Map.of(item, register);
  }

  @Override
  public List<FoundItem> find(String text, int limit) {
    String[] words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
    return items.values().stream()
        .filter(shelf -> {
          String all = (shelf.item().sku() + " " + shelf.item().title()).toLowerCase(Locale.ROOT);
          return Arrays.stream(words).allMatch(all::contains);
        })
        .limit(limit)
        .map(shelf ->
            new FoundItem(
                shelf.item().uid(),
                shelf.item().sku(),
                shelf.item().title(),
                shelf.category(),
                shelf.condition(),
                shelf.item().price(),
                shelf.item().status().wire()))
        .toList();
  }

  TillState state() {
    return till.state();
  }

  /** Every sale made here, oldest first. */
  List<RecordedSale> sales() {
    return List.copyOf(sales.values());
  }
}
