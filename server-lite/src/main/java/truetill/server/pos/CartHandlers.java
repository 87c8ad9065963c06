package truetill.server.pos;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.pos.Cart;
import truetill.core.pos.PaymentMethod;
import truetill.server.auth.CredentialStore;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;
import truetill.server.inventory.ItemScanStore;
import truetill.server.inventory.ItemStore;
import truetill.server.inventory.StoredItem;
import truetill.server.system.SettingStore;

/** Carts while the sale is open: start, add, remove, customer, abandon; and the list of all. */
final class CartHandlers {
  static final List<String> METHODS =
      Arrays.stream(PaymentMethod.values()).map(PaymentMethod::wire).toList();

  private static final List<String> STATUSES = List.of("open", "completed", "voided");
  private static final int MAX_NUMBER = 20;
  private static final int MAX_SCAN = 200;

  private final Database database;
  private final UnitOfWork work;
  private final DrawerStore drawers;
  private final CartStore carts;
  private final CartLock locks;
  private final CartViewStore views = new CartViewStore();
  private final ItemStore items = new ItemStore();
  private final ItemScanStore scans = new ItemScanStore();
  private final SettingStore settings = new SettingStore();
  private final CredentialStore people = new CredentialStore();

  CartHandlers(
      Database database, UnitOfWork work, DrawerStore drawers, CartStore carts, CartLock locks) {
    this.database = database;
    this.work = work;
    this.drawers = drawers;
    this.carts = carts;
    this.locks = locks;
  }

  Reply list(Call call) {
    Query query = call.query();
    String status = query.choice("status", STATUSES);
    String method = query.choice("payment_method", METHODS);
    Instant from = query.fromDay("date_from");
    Instant before = query.beforeEndOf("date_to");
    List<String> words = query.searchWords();
    return call.page(
        database.read(tx -> {
          Long drawer = query.existing("drawer", id -> drawers.find(tx, id).isPresent());
          Long cashier = query.existing("cashier", id -> people.byId(tx, id).isPresent());
          Long customer = query.existing("customer", id -> people.byId(tx, id).isPresent());
          query.orRefuse();
          CartViewStore.Filter filter =
              new CartViewStore.Filter(
                  drawer, status, cashier, method, customer, from, before, words, query.ordering());
          return views.page(tx, filter, query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(CartLock.ENTITY);
    return Reply.ok(
        database.read(tx -> views.find(tx, id)).orElseThrow(Problem.notFound(CartLock.ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().allowNull("customer");
    long cashier = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          Long drawerId = body.require("drawer").pk("drawer");
          Optional<StoredDrawer> drawer =
              drawerId == null ? Optional.empty() : drawers.lock(tx, drawerId);
          if (drawerId != null && drawer.isEmpty()) {
            body.refuseUnknownPk("drawer", drawerId);
          }
          Long customer = customer(tx, body);
          body.orRefuse();
          CartLock.refuseClosed(drawer.orElseThrow());
          long id =
              carts.insert(
                  tx,
                  tx.newUid(),
                  drawer.orElseThrow().id(),
                  cashier,
                  customer,
                  settings.taxRate(tx));
          return views.get(tx, id);
        }));
  }

  Reply patch(Call call) {
    long id = call.id(CartLock.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          CartLock.Locked locked = locks.lock(tx, id);
          Body body = call.body().allowNull("customer");
          Long customer = customer(tx, body);
          String number = body.filledText("customer_number", MAX_NUMBER);
          if (number != null) {
            Optional<Long> named = carts.customerByNumber(tx, number);
            if (named.isEmpty()) {
              body.refuse("customer_number", "No customer has the number " + number + ".");
            }
            customer = named.orElse(customer);
          }
          body.orRefuse();
          locked.refuseUnlessCartOpen();
          if (body.has("customer") || number != null) {
            carts.setCustomer(tx, id, customer);
          }
          return views.get(tx, id);
        }));
  }

  /** The customer named by id; a user without a customer profile is none. */
  private @Nullable Long customer(ReadTx tx, Body body) {
    return body.existing("customer", id -> carts.isCustomer(tx, id));
  }

  Reply delete(Call call) {
    long id = call.id(CartLock.ENTITY);
    work.write(tx -> {
      locks.lock(tx, id).refuseUnlessCartOpen();
      carts.delete(tx, id);
      return id;
    });
    return Reply.noContent();
  }

  Reply addItem(Call call) {
    long id = call.id(CartLock.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          CartLock.Locked locked = locks.lock(tx, id);
          String sku = sku(call.body());
          locked.refuseUnlessCartOpen();
          locked.refuseUnlessDrawerOpen();
          StoredItem item =
              items.bySku(tx, sku).orElseThrow(() -> Problem.missing("Item not found."));
          Cart before = CartLock.of(locked.cart(), carts.lines(tx, id));
          Cart after = Problem.orRefuse(before.add(item.forSale()));
          carts.addLine(tx, id, item.id(), after.lines().getLast());
          carts.setTotals(tx, id, after.totals());
          scans.add(tx, item.id(), null, ItemScanStore.POS_TERMINAL);
          return views.get(tx, id);
        }));
  }

  private static String sku(Body body) {
    String sku = body.text("sku", MAX_SCAN);
    if (body.has("sku")) {
      body.orRefuse();
    }
    if (sku == null || sku.isEmpty()) {
      throw Problem.refused("sku_required", "SKU is required.");
    }
    return sku;
  }

  Reply removeLine(Call call) {
    long id = call.id(CartLock.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          CartLock.Locked locked = locks.lock(tx, id);
          List<StoredLine> lines = carts.lines(tx, id);
          int at = indexOf(lines, call.path("line_id"));
          if (at < 0) {
            throw Problem.missing("Line not found.");
          }
          locked.refuseUnlessCartOpen();
          locked.refuseUnlessDrawerOpen();
          Cart after = Problem.orRefuse(CartLock.of(locked.cart(), lines).remove(at + 1));
          carts.removeLine(tx, lines.get(at).id());
          carts.setTotals(tx, id, after.totals());
          return views.get(tx, id);
        }));
  }

  private static int indexOf(List<StoredLine> lines, String lineId) {
    for (int at = 0; at < lines.size(); at++) {
      if (Objects.equals(Long.toString(lines.get(at).id()), lineId)) {
        return at;
      }
    }
    return -1;
  }
}
