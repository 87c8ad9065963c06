package truetill.server.pos;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;
import truetill.core.pos.ItemForSale;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.Tender;
import truetill.server.consignment.SaleSplits;
import truetill.server.db.AuditEvent;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;
import truetill.server.inventory.ItemStore;
import truetill.server.inventory.StoredItem;

/** Taking payment and taking a sale back; each is one transaction, all or nothing. */
final class SaleHandlers {
  private static final int MAX_REASON = 10_000;

  private final UnitOfWork work;
  private final StoreTime time;
  private final DrawerStore drawers;
  private final CartStore carts;
  private final CartLock locks;
  private final SaleStore sales = new SaleStore();
  private final ReceiptStore receipts = new ReceiptStore();
  private final ItemStore items = new ItemStore();
  private final SaleSplits splits = new SaleSplits();
  private final CartViewStore views = new CartViewStore();

  SaleHandlers(
      UnitOfWork work, StoreTime time, DrawerStore drawers, CartStore carts, CartLock locks) {
    this.work = work;
    this.time = time;
    this.drawers = drawers;
    this.carts = carts;
    this.locks = locks;
  }

  Reply complete(Call call) {
    long id = call.id(CartLock.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          CartLock.Locked locked = locks.lock(tx, id);
          Tender tender = tender(call.body());
          locked.refuseUnlessCartOpen();
          List<StoredLine> lines = carts.lines(tx, id);
          if (lines.isEmpty()) {
            throw Problem.refused("cart_empty", "Cart is empty.");
          }
          locked.refuseUnlessDrawerOpen();
          List<StoredItem> sold = lockedForSale(tx, lines);
          Cart cart = CartLock.of(locked.cart(), lines);
          Tender.Payment payment = Problem.orRefuse(tender.settle(cart.totals().total()));
          finish(tx, locked, cart, payment, actor);
          giveItems(tx, id, lines, sold, actor);
          splits.saleCompleted(tx, id, tx.now());
          sales.feed(tx, id);
          return views.get(tx, id);
        }));
  }

  /** The change is computed here, so what a client says of it is not even read (promise 3). */
  private static Tender tender(Body body) {
    body.allowNull("cash_tendered", "card_amount");
    String method = body.choice("payment_method", CartHandlers.METHODS);
    Money cash = body.amount("cash_tendered");
    Money card = body.amount("card_amount");
    body.orRefuse();
    return new Tender(
        method == null ? PaymentMethod.CASH : PaymentMethod.ofWire(method).orElseThrow(),
        cash,
        card);
  }

  private void finish(
      WriteTx tx, CartLock.Locked locked, Cart cart, Tender.Payment payment, long actor) {
    long id = locked.cart().id();
    String number = Problem.orRefuse(receipts.nextNumber(tx, time.clock().dateOf(tx.now())));
    sales.complete(tx, id, cart.totals(), payment, tx.now());
    receipts.insert(tx, tx.newUid(), id, number, tx.now());
    drawers.addSale(tx, locked.drawer().id(), payment.cashDue());
    tx.audit(
        new AuditEvent(
            actor,
            "sale_completed",
            "cart",
            id,
            Map.of(),
            Map.of(
                "receipt", number,
                "total_cents", cart.totals().total().cents(),
                "cash_cents", payment.cashDue().cents())));
  }

  /** The tagged items of the sale, locked by id and still for sale. */
  private List<StoredItem> lockedForSale(WriteTx tx, List<StoredLine> lines) {
    List<Long> ids = lines.stream().map(StoredLine::item).filter(Objects::nonNull).toList();
    List<StoredItem> locked = items.lock(tx, ids);
    Map<Long, StoredItem> byId =
        locked.stream().collect(Collectors.toMap(StoredItem::id, Function.identity()));
    for (StoredLine line : lines) {
      String sku = line.line().sku();
      if (sku == null) {
        continue;
      }
      StoredItem item = line.item() == null ? null : byId.get(line.item());
      if (item == null) {
        throw Problem.refused("unknown_item", "Item not found. (" + sku + ")");
      }
      // The price was copied when the item was scanned; a price changed since does not stop it.
      ItemForSale atThisPrice =
          new ItemForSale(
              item.uid(), item.sku(), item.title(), line.line().unitPrice(), item.status());
      if (atThisPrice.checkSellable()
          instanceof Outcome.Refused<ItemForSale>(String code, String detail)) {
        throw Problem.refused(code, detail + " (" + sku + ")");
      }
    }
    return locked;
  }

  private void giveItems(
      WriteTx tx, long cart, List<StoredLine> lines, List<StoredItem> sold, long actor) {
    for (StoredItem item : sold) {
      Money price =
          lines.stream()
              .filter(line -> Objects.equals(line.item(), item.id()))
              .map(line -> line.line().lineTotal())
              .findFirst()
              .orElseThrow();
      items.markSold(tx, item, cart, price, tx.now(), actor);
    }
  }

  Reply voidSale(Call call) {
    long id = call.id(CartLock.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          StoredCart seen = carts.find(tx, id).orElseThrow(Problem.notFound(CartLock.ENTITY));
          Body body = call.body();
          Long namedDrawer = body.existing("drawer", it -> drawers.find(tx, it).isPresent());
          String reason = body.text("reason", MAX_REASON);
          body.orRefuse();
          StoredDrawer ofSale = drawers.lock(tx, seen.drawer()).orElseThrow();
          StoredCart cart = carts.lock(tx, id).orElseThrow(Problem.notFound(CartLock.ENTITY));
          if (!cart.isCompleted()) {
            throw Problem.refused("not_completed", "Only a completed cart can be voided.");
          }
          Money cash = cart.payment().cashDue();
          StoredDrawer payer = cash.isPositive() ? payer(tx, ofSale, namedDrawer) : null;
          if (payer != null) {
            drawers.addRefund(tx, payer.id(), cash);
          }
          sales.markVoided(
              tx,
              id,
              tx.now(),
              actor,
              Objects.requireNonNullElse(reason, ""),
              payer == null ? null : payer.id());
          takeBackItems(tx, id, actor);
          splits.saleVoided(tx, id, actor);
          audit(tx, actor, cart, payer, cash);
          sales.feed(tx, id);
          return views.get(tx, id);
        }));
  }

  /** The drawer that pays the cash back: the sale's own, the named one, the register's open one. */
  private StoredDrawer payer(WriteTx tx, StoredDrawer ofSale, @Nullable Long named) {
    if (ofSale.open()) {
      OwnedByDevice.refuse(ofSale);
      return ofSale;
    }
    Optional<Long> other =
        named == null
            ? drawers.openOn(tx, ofSale.register()).map(StoredDrawer::id)
            : Optional.of(named);
    if (other.isEmpty()) {
      throw Problem.refused("no_drawer", "Open a drawer to pay the cash refund.");
    }
    StoredDrawer payer = drawers.lock(tx, other.get()).orElseThrow();
    CartLock.refuseClosed(payer);
    return payer;
  }

  /** Items this sale sold go back; one whose status changed since stays as it is. */
  private void takeBackItems(WriteTx tx, long cart, long actor) {
    List<Long> ids =
        carts.lines(tx, cart).stream().map(StoredLine::item).filter(Objects::nonNull).toList();
    for (StoredItem item : items.lock(tx, ids)) {
      if (item.status() == ItemStatus.SOLD && Objects.equals(item.soldCart(), cart)) {
        items.putBack(tx, item, cart, actor);
      }
    }
  }

  private static void audit(
      WriteTx tx, long actor, StoredCart cart, @Nullable StoredDrawer payer, Money cash) {
    tx.audit(
        new AuditEvent(
            actor,
            "sale_voided",
            "cart",
            cart.id(),
            Map.of("total_cents", cart.total().cents()),
            payer == null
                ? Map.of("cash_cents", cash.cents())
                : Map.of("cash_cents", cash.cents(), "drawer", payer.id())));
  }
}
