package truetill.server.pos;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.pos.CashCount;
import truetill.core.wire.pos.Register;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;
import truetill.server.system.LocationStore;

/** Registers: the tills of a location, with what their drawers start with. */
final class RegisterHandlers {
  private static final String ENTITY = "Register";
  private static final int MAX_NAME = 100;
  private static final int MAX_CODE = 20;

  private final Database database;
  private final UnitOfWork work;
  private final RegisterStore registers;
  private final LocationStore locations = new LocationStore();

  RegisterHandlers(Database database, UnitOfWork work, RegisterStore registers) {
    this.database = database;
    this.work = work;
    this.registers = registers;
  }

  Reply list(Call call) {
    Query query = call.query();
    Long location = query.pk("location");
    Boolean active = query.flag("is_active");
    return call.page(
        database.read(tx -> {
          if (location != null && !locations.exists(tx, location)) {
            query.refuseUnknown("location");
          }
          query.orRefuse();
          return registers.page(tx, location, active, query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> registers.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body();
    return Reply.created(
        work.write(tx -> {
          RegisterStore.Fields fields = fields(tx, body, null, true);
          long id = registers.insert(tx, tx.newUid(), fields, null);
          return registers.find(tx, id).orElseThrow();
        }));
  }

  Reply patch(Call call) {
    return change(call, false);
  }

  Reply put(Call call) {
    return change(call, true);
  }

  private Reply change(Call call, boolean replace) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          RegisterStore.Till old = registers.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          RegisterStore.Fields fields = fields(tx, call.body(), old, replace);
          registers.update(tx, id, fields);
          audit(tx, actor, old.register(), fields);
          return registers.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      Register register = registers.lock(tx, id).orElseThrow(Problem.notFound(ENTITY)).register();
      if (registers.wasUsed(tx, id)) {
        throw Problem.badRequest(
            "This register has had a drawer or a register PC; set is_active to false instead.");
      }
      registers.delete(tx, register);
      return id;
    });
    return Reply.noContent();
  }

  private RegisterStore.Fields fields(
      ReadTx tx, Body body, RegisterStore.@Nullable Till old, boolean required) {
    Long location = body.pk("location");
    if (required && !body.has("location")) {
      body.refuse("location", "This field is required.");
    }
    String name =
        required ? body.requiredText("name", MAX_NAME) : body.filledText("name", MAX_NAME);
    String code =
        required ? body.requiredText("code", MAX_CODE) : body.filledText("code", MAX_CODE);
    Optional<CountBody.Counted> cash = CountBody.read(body, "starting_breakdown", "starting_cash");
    Boolean active = body.bool("is_active");
    if (location != null && !locations.exists(tx, location)) {
      body.refuseUnknownPk("location", location);
    }
    if (code != null && registers.isCodeTaken(tx, code, old == null ? 0 : old.register().id())) {
      body.refuse("code", "register with this code already exists.");
    }
    body.orRefuse();
    CountBody.Counted starting = starting(cash, old);
    return new RegisterStore.Fields(
        location == null ? known(old).location() : location,
        name == null ? known(old).name() : name,
        code == null ? known(old).code() : code,
        starting.total(),
        starting.count(),
        active == null ? old == null || old.register().isActive() : active);
  }

  /** A new amount without a breakdown drops the old breakdown when the two no longer agree. */
  private static CountBody.Counted starting(
      Optional<CountBody.Counted> sent, RegisterStore.@Nullable Till old) {
    if (sent.isEmpty()) {
      return old == null
          ? new CountBody.Counted(RegisterStore.DEFAULT_STARTING_CASH, CashCount.NOT_COUNTED)
          : new CountBody.Counted(old.register().startingCash(), old.starting());
    }
    CountBody.Counted cash = sent.get();
    if (!cash.count().isCounted() && old != null && old.starting().total().equals(cash.total())) {
      return new CountBody.Counted(cash.total(), old.starting());
    }
    return cash;
  }

  private static Register known(RegisterStore.@Nullable Till old) {
    if (old == null) {
      throw new IllegalStateException("a required field of a new register is missing");
    }
    return old.register();
  }

  private static void audit(WriteTx tx, long actor, Register old, RegisterStore.Fields now) {
    if (!old.startingCash().equals(now.startingCash())) {
      tx.audit(
          new AuditEvent(
              actor,
              "register_starting_cash_changed",
              "register",
              old.id(),
              Map.of("starting_cents", old.startingCash().cents()),
              Map.of("starting_cents", now.startingCash().cents())));
    }
  }
}
