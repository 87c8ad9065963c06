package truetill.server.inventory;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import truetill.core.inventory.OrderCost;
import truetill.core.inventory.OrderProgress;
import truetill.core.inventory.OrderStatus;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Purchase orders: list, one, create, change, delete. What moves them on are the actions. */
final class OrderHandlers {
  private static final List<String> STATUSES =
      EnumSet.allOf(OrderStatus.class).stream().map(OrderStatus::wire).toList();

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final OrderDetail detail;
  private final OrderRemoval removal;
  private final OrderStore orders = new OrderStore();
  private final OrderViewStore views = new OrderViewStore();
  private final VendorStore vendors = new VendorStore();

  OrderHandlers(Database database, UnitOfWork work, StoreTime time, OrderRemoval removal) {
    this.database = database;
    this.work = work;
    this.time = time;
    this.detail = new OrderDetail(database);
    this.removal = removal;
  }

  Reply list(Call call) {
    Query query = call.query();
    String word = query.choice("status", STATUSES);
    OrderStatus status = word == null ? null : status(word);
    Set<OrderStatus> statusIn = EnumSet.noneOf(OrderStatus.class);
    query.choices("status__in", STATUSES).forEach(listed -> statusIn.add(status(listed)));
    LocalDate from = query.date("ordered_date_after");
    LocalDate to = query.date("ordered_date_before");
    List<String> words = query.searchWords();
    return call.page(
        database.read(tx -> {
          Long vendor = query.existing("vendor", id -> vendors.exists(tx, id));
          query.orRefuse();
          return views.page(
              tx,
              new OrderViewStore.Filter(
                  vendor, status, statusIn, from, to, words, query.ordering()),
              query.paging());
        }));
  }

  private static OrderStatus status(String word) {
    return OrderStatus.ofWire(word).orElseThrow();
  }

  /** The order with all its manifest rows, which are read and sent piece by piece. */
  Reply get(Call call) {
    return detail.reply(call.id(OrderGate.ENTITY));
  }

  Reply create(Call call) {
    Body body = call.body().require("vendor");
    long actor = call.caller().userId();
    StoredOrder fresh =
        new StoredOrder(
            0,
            0,
            "",
            time.clock().today(),
            new OrderProgress(OrderStatus.ORDERED, null, null, null, null),
            OrderCost.UNKNOWN,
            null,
            "",
            "",
            0,
            "",
            null);
    return Reply.created(
        work.write(tx -> {
          StoredOrder order = read(tx, body, fresh, false);
          if (order.progress().status() != OrderStatus.ORDERED) {
            throw Problem.field("status", "A new order is ordered; leave the status out.");
          }
          if (order.orderNumber().isEmpty()) {
            order = numbered(order, orders.nextNumber(tx));
          }
          return views.find(tx, orders.insert(tx, order, actor)).orElseThrow();
        }));
  }

  Reply patch(Call call) {
    return change(call, false);
  }

  Reply put(Call call) {
    return change(call, true);
  }

  private Reply change(Call call, boolean replace) {
    long id = call.id(OrderGate.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          StoredOrder old = orders.lock(tx, id).orElseThrow(Problem.notFound(OrderGate.ENTITY));
          Body body = replace ? call.body().require("vendor") : call.body();
          StoredOrder now = read(tx, body, old, orders.hasItems(tx, id));
          if (!now.equals(old)) {
            orders.update(tx, now);
          }
          return views.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(OrderGate.ENTITY);
    Optional<OrderRemoval.Contents> left =
        work.write(tx -> {
          StoredOrder order = orders.lock(tx, id).orElseThrow(Problem.notFound(OrderGate.ENTITY));
          if (orders.hasItems(tx, id) || orders.hasBatchGroups(tx, id)) {
            throw Problem.refused(
                "order_has_items",
                "The order has items or batch groups. Use purge-delete to remove all of it.");
          }
          return removal.withoutItems(tx, order);
        });
    left.ifPresent(removal::discard);
    return Reply.noContent();
  }

  private StoredOrder read(WriteTx tx, Body body, StoredOrder old, boolean hasItems) {
    StoredOrder now = OrderBody.read(body, old, hasItems);
    body.existing("vendor", id -> vendors.exists(tx, id));
    body.orRefuse();
    if (!now.orderNumber().equals(old.orderNumber())
        && !orders.takeNumber(tx, now.orderNumber(), now.id())) {
      body.refuseTaken("order_number", "purchase order");
    }
    body.orRefuse();
    return now;
  }

  private static StoredOrder numbered(StoredOrder order, String number) {
    return new StoredOrder(
        order.id(),
        order.vendor(),
        number,
        order.ordered(),
        order.progress(),
        order.cost(),
        order.retailValue(),
        order.condition(),
        order.description(),
        order.itemCount(),
        order.notes(),
        order.manifestFile());
  }
}
