package truetill.server.sync;

import java.util.List;
import java.util.Objects;
import truetill.core.wire.sync.ExceptionCase;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;
import truetill.server.inventory.ItemStore;

/** What waits for a manager, and what he did about it (sync.md sections 6 and 13). */
final class CaseHandlers {
  private static final String ENTITY = "Exception";
  private static final int MAX_NOTE = 1000;

  private final Database database;
  private final UnitOfWork work;
  private final CaseStore cases = new CaseStore();
  private final CaseResolver resolver = new CaseResolver();
  private final ItemStore items = new ItemStore();

  CaseHandlers(Database database, UnitOfWork work) {
    this.database = database;
    this.work = work;
  }

  Reply list(Call call) {
    Query query = call.query();
    String status = query.choice("status", List.of(CaseStore.OPEN, CaseStore.RESOLVED));
    String kind = query.choice("kind", CaseAction.kinds());
    String severity =
        query.choice("severity", List.of(Cases.INFO, Cases.NORMAL, Cases.HIGH, Cases.CRITICAL));
    query.orRefuse();
    CaseStore.Filter filter = new CaseStore.Filter(status, kind, severity, query.ordering());
    return call.page(database.read(tx -> cases.page(tx, filter, query.paging())));
  }

  Reply resolve(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          ExceptionCase open = cases.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = call.body().allowNull("item");
          String action = body.requiredChoice("action", CaseAction.words(open.kind()));
          String note = body.text("note", MAX_NOTE);
          Long item = body.existing("item", it -> items.lock(tx, it).isPresent());
          body.orRefuse();
          if (open.status().equals(CaseStore.RESOLVED)) {
            throw Problem.of(409, "already_resolved", resolved(open));
          }
          return Problem.orRefuse(
              resolver.resolve(
                  tx,
                  open,
                  CaseAction.ofWire(action).orElseThrow(),
                  Objects.requireNonNullElse(note, ""),
                  item,
                  actor));
        }));
  }

  private static String resolved(ExceptionCase done) {
    String who = Objects.requireNonNullElse(done.resolvedByName(), "the server");
    return "This was resolved already, by " + who + ": " + done.action() + ".";
  }
}
