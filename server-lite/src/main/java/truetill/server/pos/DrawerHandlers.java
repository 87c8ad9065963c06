package truetill.server.pos;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.people.Access;
import truetill.core.wire.pos.Drawer;
import truetill.server.auth.CredentialStore;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Drawers: open, count, hand over, drop, close, reopen (rules-store section 6). */
final class DrawerHandlers {
  private static final String ENTITY = "Drawer";
  private static final List<String> STATUSES = List.of("open", "closed");
  private static final int MAX_NOTES = 10_000;

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final RegisterStore registers;
  private final DrawerStore drawers;
  private final CartStore carts;
  private final DrawerViewStore views = new DrawerViewStore();
  private final HandoffStore handoffs = new HandoffStore();
  private final DropStore drops = new DropStore();
  private final CredentialStore people = new CredentialStore();

  DrawerHandlers(
      Database database,
      UnitOfWork work,
      StoreTime time,
      RegisterStore registers,
      DrawerStore drawers,
      CartStore carts) {
    this.database = database;
    this.work = work;
    this.time = time;
    this.registers = registers;
    this.drawers = drawers;
    this.carts = carts;
  }

  Reply list(Call call) {
    Query query = call.query();
    LocalDate date = query.date("date");
    String status = query.choice("status", STATUSES);
    return call.page(
        database.read(tx -> {
          Long register = query.existing("register", id -> registers.find(tx, id).isPresent());
          query.orRefuse();
          return views.page(
              tx,
              new DrawerViewStore.Filter(register, date, status, query.ordering()),
              query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> views.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply open(Call call) {
    Body body = call.body();
    long cashier = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          Long registerId = body.require("register").pk("register");
          Optional<CountBody.Counted> sent = CountBody.read(body, "opening_count", "opening_total");
          RegisterStore.Till till = registerId == null ? null : till(tx, body, registerId);
          body.orRefuse();
          RegisterStore.Till register = Objects.requireNonNull(till);
          LocalDate today = time.clock().dateOf(tx.now());
          refuseSecondDrawer(tx, register, today);
          CountBody.Counted opening =
              sent.orElseGet(() ->
                  new CountBody.Counted(register.register().startingCash(), register.starting()));
          long id =
              drawers.insert(
                  tx,
                  new DrawerStore.NewDrawer(
                      tx.newUid(),
                      register.register().id(),
                      today,
                      cashier,
                      tx.now(),
                      opening.total(),
                      opening.count(),
                      null));
          audit(tx, cashier, "drawer_opened", id, Map.of("opening_cents", opening.total().cents()));
          return views.get(tx, id);
        }));
  }

  private RegisterStore.@Nullable Till till(WriteTx tx, Body body, long id) {
    RegisterStore.Till till = registers.lock(tx, id).orElse(null);
    if (till == null) {
      body.refuseUnknownPk("register", id);
    } else if (!till.register().isActive()) {
      body.refuse("register", "This register is not active.");
    }
    return till;
  }

  private void refuseSecondDrawer(ReadTx tx, RegisterStore.Till till, LocalDate today) {
    if (till.ownedByDevice()) {
      throw OwnedByDevice.register();
    }
    Optional<StoredDrawer> open = drawers.openOn(tx, till.register().id());
    if (open.isPresent()) {
      LocalDate date = open.get().businessDate();
      throw date.equals(today)
          ? Problem.refused("drawer_open", "A drawer is already open for this register today.")
          : Problem.refused(
              "drawer_open", "This register still has an open drawer from " + date + ".");
    }
    if (drawers.existsOn(tx, till.register().id(), today)) {
      throw Problem.refused(
          "drawer_closed_today", "This register's drawer for today is already closed.");
    }
  }

  Reply handOff(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          StoredDrawer drawer = locked(tx, id);
          Body body = call.body();
          Long incoming = body.require("incoming_cashier").pk("incoming_cashier");
          if (incoming != null) {
            checkIncoming(tx, body, drawer, incoming);
          }
          Optional<CountBody.Counted> sent = CountBody.read(body, "count", "counted_total");
          String notes = body.text("notes", MAX_NOTES);
          body.orRefuse();
          refuseUnlessOpen(drawer);
          CountBody.Counted counted = sent.orElse(CountBody.NOTHING);
          long taker = Objects.requireNonNull(incoming);
          long handoff =
              handoffs.insert(
                  tx,
                  new HandoffStore.NewHandoff(
                      tx.newUid(),
                      id,
                      drawer.cashier(),
                      taker,
                      tx.now(),
                      counted.count(),
                      counted.total(),
                      drawer.cash().expected(),
                      Objects.requireNonNullElse(notes, "")));
          drawers.setCashier(tx, id, taker);
          audit(
              tx,
              actor,
              "drawer_handed_off",
              id,
              Map.of(
                  "incoming", taker,
                  "expected_cents", drawer.cash().expected().cents(),
                  "counted_cents", counted.total().cents()));
          return handoffs.get(tx, handoff);
        }));
  }

  private void checkIncoming(ReadTx tx, Body body, StoredDrawer drawer, long incoming) {
    Optional<CredentialStore.Credentials> person = people.byId(tx, incoming);
    if (person.isEmpty()) {
      body.refuseUnknownPk("incoming_cashier", incoming);
    } else if (!person.get().active() || !Access.STAFF.allows(person.get().roles())) {
      body.refuse("incoming_cashier", "Only active staff can take over a drawer.");
    } else if (incoming == drawer.cashier()) {
      body.refuse("incoming_cashier", "That person holds the drawer already.");
    }
  }

  Reply drop(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          StoredDrawer drawer = locked(tx, id);
          Body body = call.body();
          CountBody.Counted cash = CountBody.require(body, "amount", "total");
          String notes = body.text("notes", MAX_NOTES);
          body.orRefuse();
          refuseUnlessOpen(drawer);
          Money total = Problem.orRefuse(drawer.cash().checkDrop(cash.total()));
          long drop =
              drops.insert(
                  tx,
                  new DropStore.NewDrop(
                      tx.newUid(),
                      id,
                      cash.count(),
                      total,
                      actor,
                      tx.now(),
                      Objects.requireNonNullElse(notes, ""),
                      false));
          audit(tx, actor, "cash_dropped", id, Map.of("total_cents", total.cents()));
          return drops.get(tx, drop);
        }));
  }

  Reply close(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          StoredDrawer drawer = locked(tx, id);
          Body body = call.body();
          CountBody.Counted cash = CountBody.require(body, "closing_count", "closing_total");
          body.orRefuse();
          refuseUnlessOpen(drawer);
          Optional<Long> unfinished = carts.openWithLines(tx, id);
          if (unfinished.isPresent()) {
            throw Problem.refused(
                "cart_open", "Cart #" + unfinished.get() + " is still open on this drawer.");
          }
          carts.deleteEmpty(tx, id);
          Money expected = drawer.cash().expected();
          drawers.close(tx, id, actor, tx.now(), expected, cash.total(), cash.count());
          audit(
              tx,
              actor,
              "drawer_closed",
              id,
              Map.of("expected_cents", expected.cents(), "counted_cents", cash.total().cents()));
          return views.get(tx, id);
        }));
  }

  Reply reopen(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          StoredDrawer seen = drawers.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          registers.lock(tx, seen.register());
          StoredDrawer drawer = locked(tx, id);
          OwnedByDevice.refuse(drawer);
          if (drawer.open()) {
            throw Problem.refused("drawer_open", "Drawer is already open.");
          }
          if (!drawer.businessDate().equals(time.clock().dateOf(tx.now()))) {
            throw Problem.refused(
                "not_today", "Only a drawer of today can be reopened; open a new one.");
          }
          if (drawers.openOn(tx, drawer.register()).isPresent()) {
            throw Problem.refused("drawer_open", "This register has another open drawer.");
          }
          Drawer before = views.get(tx, id);
          drawers.reopen(tx, id);
          tx.audit(
              new AuditEvent(
                  actor,
                  "drawer_reopened",
                  "drawer",
                  id,
                  Map.of(
                      "counted_cents", Objects.requireNonNull(before.closingTotal()).cents(),
                      "variance_cents", Objects.requireNonNull(before.variance()).cents()),
                  Map.of()));
          return views.get(tx, id);
        }));
  }

  private StoredDrawer locked(WriteTx tx, long id) {
    return drawers.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
  }

  private static void refuseUnlessOpen(StoredDrawer drawer) {
    if (!drawer.open()) {
      throw Problem.refused("drawer_closed", "Drawer is closed.");
    }
    OwnedByDevice.refuse(drawer);
  }

  private static void audit(
      WriteTx tx, long actor, String action, long drawer, Map<String, ?> after) {
    tx.audit(new AuditEvent(actor, action, "drawer", drawer, Map.of(), after));
  }
}
