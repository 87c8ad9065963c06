package truetill.server.hr;

import static truetill.server.http.Body.or;

import java.util.Objects;
import truetill.core.wire.hr.Department;
import truetill.server.accounts.DepartmentStore;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;
import truetill.server.system.LocationStore;

/** Departments: everybody on the staff reads them, managers change them. */
final class DepartmentHandlers {
  private static final String ENTITY = "Department";
  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 10_000;

  private static final DepartmentStore.Fields NEW =
      new DepartmentStore.Fields("", "", null, null, true);

  private final Database database;
  private final UnitOfWork work;
  private final DepartmentStore departments = new DepartmentStore();
  private final LocationStore locations = new LocationStore();
  private final Staff staff = new Staff();

  DepartmentHandlers(Database database, UnitOfWork work) {
    this.database = database;
    this.work = work;
  }

  Reply list(Call call) {
    Query query = call.query();
    return call.page(
        database.read(
            tx -> departments.page(tx, query.searchWords(), query.ordering(), query.paging())));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> departments.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().require("name");
    return Reply.created(
        work.write(tx -> {
          long id = departments.insert(tx, tx.newUid(), fields(tx, body, NEW, 0));
          return departments.find(tx, id).orElseThrow();
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
    return Reply.ok(
        work.write(tx -> {
          Department old = departments.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = replace ? call.body().require("name") : call.body();
          departments.update(tx, id, fields(tx, body, kept(old), id));
          return departments.find(tx, id).orElseThrow();
        }));
  }

  /** Its people stay, without a department. */
  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      Department department = departments.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
      departments.delete(tx, department.id());
      return id;
    });
    return Reply.noContent();
  }

  private static DepartmentStore.Fields kept(Department old) {
    return new DepartmentStore.Fields(
        old.name(), old.description(), old.location(), old.manager(), old.isActive());
  }

  private DepartmentStore.Fields fields(
      ReadTx tx, Body body, DepartmentStore.Fields old, long exceptId) {
    body.allowNull("location", "manager");
    String name = or(body.filledText("name", MAX_NAME), old.name());
    String description = or(body.text("description", MAX_DESCRIPTION), old.description());
    Long location = body.existing("location", id -> locations.exists(tx, id));
    // Whoever is the manager already may stay it after leaving.
    Long manager =
        body.existing("manager", id -> Objects.equals(id, old.manager()) || staff.isActive(tx, id));
    if (departments.isNameTaken(tx, name, exceptId)) {
      body.refuseTaken("name", "department");
    }
    boolean active = or(body.bool("is_active"), old.active());
    body.orRefuse();
    return new DepartmentStore.Fields(
        name,
        description,
        body.orKept("location", location, old.location()),
        body.orKept("manager", manager, old.manager()),
        active);
  }
}
