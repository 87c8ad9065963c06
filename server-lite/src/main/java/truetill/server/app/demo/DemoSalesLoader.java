package truetill.server.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.pos.ReceiptNumber;
import truetill.server.db.WriteTx;

/** Puts a month of drawers and sales into the database, and marks what was sold. */
final class DemoSalesLoader {
  private static final Duration BEFORE_PAYING = Duration.ofSeconds(95);

  private final DemoContents shop;
  private final DemoDays days;
  private final Map<String, Long> userIds;
  private final Map<String, DemoSettingsStore.Register> registers;
  private final Map<String, Long> itemIds;
  private final DemoSalesStore store = new DemoSalesStore();
  private final DemoStockStore stock = new DemoStockStore();

  DemoSalesLoader(
      DemoContents shop,
      DemoDays days,
      Map<String, Long> userIds,
      Map<String, DemoSettingsStore.Register> registers,
      Map<String, Long> itemIds) {
    this.shop = shop;
    this.days = days;
    this.userIds = userIds;
    this.registers = registers;
    this.itemIds = itemIds;
  }

  void load(WriteTx tx) {
    Map<String, Long> drawers = loadDrawers(tx);
    Map<Integer, Long> carts = loadCarts(tx, drawers);
    loadLines(tx, carts);
    loadReceipts(tx, carts);
  }

  private Map<String, Long> loadDrawers(WriteTx tx) {
    List<DemoSalesStore.DrawerRow> rows = new ArrayList<>();
    for (DemoDrawer drawer : shop.drawers()) {
      DemoSettingsStore.Register register = DemoRefs.find(registers, drawer.register());
      rows.add(
          new DemoSalesStore.DrawerRow(
              drawer,
              register.id(),
              days.date(drawer.day()),
              DemoRefs.find(userIds, drawer.cashier()),
              days.at(drawer.day(), drawer.openedAt()),
              days.at(drawer.day(), drawer.closedAt()),
              register.startingBreakdown(),
              DemoCount.json(drawer.closingTotal())));
    }
    List<Long> ids = store.insertDrawers(tx, rows);
    Map<String, Long> idsByKey = new HashMap<>();
    List<DemoSalesStore.DropRow> drops = new ArrayList<>();
    for (int at = 0; at < ids.size(); at++) {
      DemoDrawer drawer = shop.drawers().get(at);
      idsByKey.put(key(drawer.day(), drawer.register()), ids.get(at));
      if (drawer.dropTime() != null) {
        drops.add(
            new DemoSalesStore.DropRow(
                ids.get(at),
                DemoCount.json(drawer.dropTotal()),
                drawer.dropTotal(),
                DemoRefs.find(userIds, drawer.cashier()),
                days.at(drawer.day(), drawer.dropTime())));
      }
    }
    store.insertDrops(tx, drops);
    return idsByKey;
  }

  private Map<Integer, Long> loadCarts(WriteTx tx, Map<String, Long> drawers) {
    List<DemoSalesStore.CartRow> rows = new ArrayList<>();
    for (DemoSale sale : shop.sales()) {
      Instant completedAt = days.at(sale.day(), sale.time());
      long drawer = DemoRefs.find(drawers, key(sale.day(), sale.register()));
      Instant voidedAt = voidedAt(sale);
      rows.add(
          new DemoSalesStore.CartRow(
              sale,
              drawer,
              DemoRefs.find(userIds, sale.cashier()),
              completedAt.minus(BEFORE_PAYING),
              completedAt,
              voidedAt,
              voidedAt == null ? null : DemoRefs.find(userIds, sale.voidedBy()),
              voidedAt == null || sale.cashIn().isZero() ? null : drawer));
    }
    List<Long> ids = store.insertCarts(tx, rows);
    Map<Integer, Long> carts = new HashMap<>();
    for (int at = 0; at < ids.size(); at++) {
      carts.put(shop.sales().get(at).sale(), ids.get(at));
    }
    return carts;
  }

  private void loadLines(WriteTx tx, Map<Integer, Long> carts) {
    Map<String, DemoItem> items = new HashMap<>();
    shop.items().forEach(item -> items.put(item.sku(), item));
    Map<Integer, DemoSale> sales = new HashMap<>();
    shop.sales().forEach(sale -> sales.put(sale.sale(), sale));
    List<DemoSalesStore.LineRow> rows = new ArrayList<>();
    List<DemoStockStore.Sold> sold = new ArrayList<>();
    List<DemoStockStore.Event> events = new ArrayList<>();
    for (DemoLine line : shop.lines()) {
      DemoSale sale = DemoRefs.find(sales, line.sale());
      long cart = DemoRefs.find(carts, line.sale());
      Instant completedAt = days.at(sale.day(), sale.time());
      DemoItem item = items.get(line.sku());
      Long itemId = item == null ? null : DemoRefs.find(itemIds, line.sku());
      rows.add(
          new DemoSalesStore.LineRow(
              cart,
              itemId,
              item == null ? line.description() : item.title(),
              line,
              completedAt.minus(BEFORE_PAYING)));
      if (itemId != null) {
        events.addAll(happened(itemId, sale, cart, completedAt));
        if (!sale.isVoided()) {
          sold.add(new DemoStockStore.Sold(itemId, cart, line.lineTotal(), completedAt));
        }
      }
    }
    store.insertLines(tx, rows);
    stock.markSold(tx, sold);
    stock.insertHistory(tx, events);
  }

  /** Rules-inventory section 16: a sale writes {@code sold}, its void takes the item back. */
  private List<DemoStockStore.Event> happened(
      long item, DemoSale sale, long cart, Instant completedAt) {
    List<DemoStockStore.Event> events = new ArrayList<>();
    events.add(
        new DemoStockStore.Event(
            item,
            "sold",
            ItemStatus.ON_SHELF.wire(),
            ItemStatus.SOLD.wire(),
            "Cart #" + cart,
            DemoRefs.find(userIds, sale.cashier()),
            completedAt));
    Instant voidedAt = voidedAt(sale);
    if (voidedAt != null) {
      events.add(
          new DemoStockStore.Event(
              item,
              "status_change",
              ItemStatus.SOLD.wire(),
              ItemStatus.ON_SHELF.wire(),
              "Void of cart #" + cart,
              DemoRefs.find(userIds, sale.voidedBy()),
              voidedAt));
    }
    return events;
  }

  private void loadReceipts(WriteTx tx, Map<Integer, Long> carts) {
    List<DemoSalesStore.ReceiptRow> rows = new ArrayList<>();
    for (DemoSale sale : shop.sales()) {
      rows.add(
          new DemoSalesStore.ReceiptRow(
              DemoRefs.find(carts, sale.sale()),
              ReceiptNumber.ofServer(days.date(sale.day()), sale.number()),
              days.at(sale.day(), sale.time())));
    }
    store.insertReceipts(tx, rows);
  }

  private @Nullable Instant voidedAt(DemoSale sale) {
    return sale.voidTime() == null ? null : days.at(sale.day(), sale.voidTime());
  }

  private static String key(int day, String register) {
    return day + " " + register;
  }
}
