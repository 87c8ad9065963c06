package truetill.server.hr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import truetill.core.hr.EntryStatus;
import truetill.core.wire.hr.BulkApproveResult;
import truetill.core.wire.hr.TimeEntry;
import truetill.server.db.ReadTx;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** Managers approve hours, one entry or many; each grants its sick leave once. */
final class ApprovalHandlers {
  private static final String ENTITY = "TimeEntry";
  private static final int IDS_A_QUERY = 500;

  private final UnitOfWork work;
  private final TimeEntryStore entries;
  private final EntryBook book;
  private final EmployeeLockStore locks = new EmployeeLockStore();

  ApprovalHandlers(UnitOfWork work, TimeEntryStore entries, EntryBook book) {
    this.work = work;
    this.entries = entries;
    this.book = book;
  }

  Reply approve(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        work.write(tx -> {
          long employee = entries.find(tx, id).orElseThrow(Problem.notFound(ENTITY)).employee();
          locks.lock(tx, employee);
          TimeEntry entry = entries.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          book.approve(tx, entry, call.caller().userId());
          return entries.find(tx, id).orElseThrow();
        }));
  }

  Reply bulkApprove(Call call) {
    List<Long> ids = ids(call.body());
    return Reply.ok(
        work.write(tx -> {
          locks.lockAll(tx, found(tx, ids).stream().map(TimeEntry::employee).toList());
          int approved = 0;
          for (TimeEntry entry : found(tx, ids)) {
            boolean finished = entry.clockOut() != null;
            if (finished && EntryBook.status(entry) == EntryStatus.PENDING) {
              book.approve(tx, entry, call.caller().userId());
              approved++;
            }
          }
          return new BulkApproveResult(approved);
        }));
  }

  /** Each id once, in order; without any the contract has a sentence of its own. */
  private static List<Long> ids(Body body) {
    JsonNode sent = body.json("ids");
    if (sent == null || sent.isNull() || (sent.isArray() && sent.isEmpty())) {
      throw Problem.badRequest("No entry IDs provided.");
    }
    List<Long> ids = body.requiredIds("ids");
    body.orRefuse();
    return List.copyOf(new TreeSet<>(ids));
  }

  private List<TimeEntry> found(ReadTx tx, List<Long> ids) {
    List<TimeEntry> found = new ArrayList<>();
    for (int at = 0; at < ids.size(); at += IDS_A_QUERY) {
      found.addAll(entries.all(tx, ids.subList(at, Math.min(ids.size(), at + IDS_A_QUERY))));
    }
    Collections.sort(found, (one, other) -> Long.compare(one.id(), other.id()));
    return found;
  }
}
