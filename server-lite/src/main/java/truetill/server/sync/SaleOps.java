package truetill.server.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.journal.OpBody;
import truetill.core.money.Rate;
import truetill.core.people.Access;
import truetill.core.pos.CartLine;
import truetill.server.auth.CredentialStore;
import truetill.server.consignment.SaleSplits;
import truetill.server.db.WriteTx;
import truetill.server.inventory.ItemStore;
import truetill.server.inventory.StoredItem;
import truetill.server.pos.CartStore;
import truetill.server.pos.DrawerStore;
import truetill.server.pos.ReceiptStore;
import truetill.server.pos.SaleLineStore;
import truetill.server.pos.SaleStore;
import truetill.server.pos.StoredDrawer;
import truetill.server.system.SettingStore;

/** A sale a register made: it exists, with the amounts it was paid with, whatever they are here. */
final class SaleOps {
  private final DrawerStore drawers;
  private final LateCash late;
  private final ItemStore items;
  private final SaleStore sales;
  private final SaleSplits splits = new SaleSplits();
  private final ReceiptStore receipts = new ReceiptStore();
  private final SettingStore settings = new SettingStore();
  private final CredentialStore people = new CredentialStore();
  private final SaleLineStore soldLines = new SaleLineStore();
  private final UnlinkedLineStore unlinked = new UnlinkedLineStore();
  private final CartStore carts = new CartStore();

  SaleOps(DrawerStore drawers, LateCash late, ItemStore items, SaleStore sales) {
    this.drawers = drawers;
    this.late = late;
    this.items = items;
    this.sales = sales;
  }

  /** A line with the item it is about, when this server knows it. */
  private record Sold(int number, CartLine line, @Nullable StoredItem item, boolean doubleSale) {}

  Verdict completed(OpContext context, OpBody.SaleCompleted op) {
    WriteTx tx = context.tx();
    Optional<StoredDrawer> seen = drawers.byUid(tx, op.drawer());
    if (seen.isEmpty()) {
      return Verdict.waitsFor(op.drawer());
    }
    StoredDrawer drawer = drawers.lock(tx, seen.get().id()).orElseThrow();
    long actor = context.actor(Access.STAFF, Cases.NORMAL);
    List<Sold> lines = lines(context, op.lines());
    long cart =
        sales.recordCompleted(
            tx,
            new SaleStore.RecordedElsewhere(
                uid(context, op),
                drawer.id(),
                actor,
                customer(tx, op.customer()),
                op.taxRate(),
                op.totals(),
                op.payment(),
                context.at(),
                lines.stream().map(sold -> recorded(tx, sold)).toList(),
                context.device()));
    UUID customer = op.customer();
    if (customer != null && people.byUid(tx, customer).isEmpty()) {
      sales.awaitCustomer(tx, cart, customer);
    }
    receipt(context, cart, op.receipt());
    if (!late.isLate(context, drawer, op.cash())) {
      drawers.addSale(tx, drawer.id(), op.cash());
    }
    giveItems(context, cart, lines, actor);
    splits.saleCompleted(tx, cart, context.at());
    noteTax(context, op.taxRate());
    sales.feed(tx, cart);
    context.audit(
        actor,
        "sale_completed",
        "cart",
        cart,
        Map.of(
            "receipt", op.receipt(),
            "total_cents", op.totals().total().cents(),
            "cash_cents", op.cash().cents()));
    return Verdict.brought(op.cart());
  }

  /**
   * Two copies of one register may each finish the sale that was open when they parted: both stand,
   * the later one under the id of its op.
   */
  private UUID uid(OpContext context, OpBody.SaleCompleted op) {
    return carts.byUid(context.tx(), op.cart()).isEmpty() ? op.cart() : context.envelope().id();
  }

  private static SaleStore.RecordedElsewhere.Line recorded(WriteTx tx, Sold sold) {
    StoredItem item = sold.item();
    return new SaleStore.RecordedElsewhere.Line(
        tx.newUid(), item == null ? null : item.id(), sold.line(), sold.doubleSale());
  }

  private @Nullable Long customer(WriteTx tx, @Nullable UUID uid) {
    return uid == null
        ? null
        : people.byUid(tx, uid).map(CredentialStore.Credentials::id).orElse(null);
  }

  private List<Sold> lines(OpContext context, List<CartLine> lines) {
    WriteTx tx = context.tx();
    List<Optional<StoredItem>> found = lines.stream().map(line -> item(tx, line)).toList();
    Map<Long, StoredItem> locked = new LinkedHashMap<>();
    items
        .lock(tx, found.stream().flatMap(Optional::stream).map(StoredItem::id).distinct().toList())
        .forEach(item -> locked.put(item.id(), item));
    Set<Long> inThisSale = new HashSet<>();
    List<Sold> sold = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      StoredItem item = found.get(at).map(StoredItem::id).map(locked::get).orElse(null);
      boolean owned = item != null && item.status() == ItemStatus.SOLD && item.soldCart() != null;
      boolean again = item != null && !inThisSale.add(item.id());
      sold.add(new Sold(at + 1, lines.get(at), item, owned || again));
    }
    return sold;
  }

  private Optional<StoredItem> item(WriteTx tx, CartLine line) {
    UUID uid = line.item();
    String sku = line.sku();
    Optional<StoredItem> byUid = uid == null ? Optional.empty() : items.byUid(tx, uid);
    return byUid.isPresent() || sku == null ? byUid : items.bySku(tx, sku);
  }

  private void receipt(OpContext context, long cart, String number) {
    receipts
        .find(context.tx(), number)
        .ifPresent(other ->
            context
                .cases()
                .open(
                    "receipt_collision",
                    Cases.CRITICAL,
                    "Receipt " + number + " was printed for two sales.",
                    Map.of("receipt", number, "cart", cart, "other_cart", other.cart())));
    receipts.insert(context.tx(), context.tx().newUid(), cart, number, context.at());
  }

  private void giveItems(OpContext context, long cart, List<Sold> lines, long actor) {
    for (Sold sold : lines) {
      StoredItem item = sold.item();
      CartLine line = sold.line();
      if (item == null) {
        if (line.item() != null || line.sku() != null) {
          unknown(context, cart, sold);
        }
        continue;
      }
      notePrice(context, sold, item);
      if (sold.doubleSale()) {
        context
            .cases()
            .open(DoubleSale.of(sold.number(), cart, item, line.sku(), line.description()));
        continue;
      }
      if (item.status() != ItemStatus.ON_SHELF) {
        open(
            context,
            sold,
            "sold_from_status",
            Cases.NORMAL,
            item.sku() + " was sold although it was " + item.status().wire() + " here.",
            Map.of("item", item.id(), "status", item.status().wire(), "cart", cart));
      }
      items.markSold(context.tx(), item, cart, line.lineTotal(), context.at(), actor);
    }
  }

  private void unknown(OpContext context, long cart, Sold sold) {
    String sku = sold.line().sku();
    unlinked.insert(
        context.tx(),
        new UnlinkedLineStore.Unlinked(
            soldLines.find(context.tx(), cart, sold.number()).orElseThrow().id(),
            cart,
            context.envelope().id(),
            sold.number(),
            context.device(),
            sold.line().item(),
            sku == null ? null : ItemStore.key(sku)));
    open(
        context,
        sold,
        CaseResolver.UNKNOWN_ITEM,
        Cases.NORMAL,
        "An item was sold that this server does not know.",
        Map.of("cart", cart));
  }

  private static void notePrice(OpContext context, Sold sold, StoredItem item) {
    if (!item.price().equals(sold.line().unitPrice())) {
      open(
          context,
          sold,
          "stale_price",
          Cases.INFO,
          item.sku() + " was sold at another price than it has here.",
          Map.of(
              "item", item.id(),
              "sold_cents", sold.line().unitPrice().cents(),
              "price_cents", item.price().cents()));
    }
  }

  private void noteTax(OpContext context, Rate sold) {
    Rate now = settings.taxRate(context.tx());
    if (!now.equals(sold)) {
      context
          .cases()
          .open(
              "stale_price",
              Cases.INFO,
              "The sale was taxed at another rate than the store has now.",
              Map.of("sold_rate", sold.tenThousandths(), "rate", now.tenThousandths()));
    }
  }

  private static void open(
      OpContext context,
      Sold sold,
      String kind,
      String severity,
      String summary,
      Map<String, ?> details) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(details);
    all.put("sku", sold.line().sku());
    all.put("text", sold.line().description());
    context.cases().open(kind, sold.number(), severity, summary, all);
  }
}
