package truetill.server.pos;

import static truetill.server.http.Body.or;

import java.util.Map;
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
  private static final String[] REQUIRED = {"location", "name", "code"};
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
    Boolean active = query.flag("is_active");
    return call.page(
        database.read(tx -> {
          Long location = query.existing("location", id -> locations.exists(tx, id));
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
          RegisterStore.Fields fields = fields(tx, body.require(REQUIRED), RegisterStore.NEW, 0);
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
          Body body = replace ? call.body().require(REQUIRED) : call.body();
          RegisterStore.Fields fields = fields(tx, body, old.fields(), id);
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

  /** What is left out keeps the value in {@code old}. */
  private RegisterStore.Fields fields(
      ReadTx tx, Body body, RegisterStore.Fields old, long exceptId) {
    String code = or(body.filledText("code", MAX_CODE), old.code());
    CountBody.Counted starting =
        CountBody.orKept(
            CountBody.read(body, "starting_breakdown", "starting_cash"),
            new CountBody.Counted(old.startingCash(), old.startingBreakdown()));
    RegisterStore.Fields now =
        new RegisterStore.Fields(
            or(body.existing("location", id -> locations.exists(tx, id)), old.location()),
            or(body.filledText("name", MAX_NAME), old.name()),
            code,
            starting.total(),
            starting.count(),
            or(body.bool("is_active"), old.active()));
    if (registers.isCodeTaken(tx, code, exceptId)) {
      body.refuseTaken("code", "register");
    }
    body.orRefuse();
    return now;
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
