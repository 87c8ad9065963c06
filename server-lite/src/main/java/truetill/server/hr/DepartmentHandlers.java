package truetill.server.hr;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    Body body = call.body();
    return Reply.created(
        work.write(tx -> {
          long id = departments.insert(tx, tx.newUid(), fields(tx, body, null, true));
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
          departments.update(tx, id, fields(tx, call.body(), old, replace));
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

  /** {@code old} fills what a PATCH does not say; a PUT leaves what it does not say as it was. */
  private DepartmentStore.Fields fields(
      ReadTx tx, Body body, @Nullable Department old, boolean whole) {
    body.allowNull("location", "manager");
    String name = whole ? body.requiredText("name", MAX_NAME) : body.filledText("name", MAX_NAME);
    String description = body.text("description", MAX_DESCRIPTION);
    Long location = body.pk("location");
    Long manager = body.pk("manager");
    Boolean active = body.bool("is_active");
    if (location != null && !locations.exists(tx, location)) {
      body.refuseUnknownPk("location", location);
    }
    boolean sameManager = old != null && Objects.equals(manager, old.manager());
    if (manager != null && !sameManager && !staff.isActive(tx, manager)) {
      body.refuseUnknownPk("manager", manager);
    }
    if (name != null && departments.isNameTaken(tx, name, old == null ? 0 : old.id())) {
      body.refuse("name", "department with this name already exists.");
    }
    body.orRefuse();
    return new DepartmentStore.Fields(
        name == null ? Objects.requireNonNull(old).name() : name,
        description == null ? (old == null ? "" : old.description()) : description,
        body.has("location") || old == null ? location : old.location(),
        body.has("manager") || old == null ? manager : old.manager(),
        active == null ? old == null || old.isActive() : active);
  }
}
