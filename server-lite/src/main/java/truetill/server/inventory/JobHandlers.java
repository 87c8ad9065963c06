package truetill.server.inventory;

import java.util.List;
import truetill.core.wire.inventory.InventoryJob;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Shows the long steps of orders and cancels one (decision 14 on the contract). */
final class JobHandlers {
  private static final String ENTITY = "InventoryJob";

  private final Jobs jobs;

  JobHandlers(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Newest first, not paged: a hundred at most beside those at work. */
  Reply list(Call call) {
    Query query = call.query();
    Long order = query.pk("purchase_order");
    query.orRefuse();
    List<InventoryJob> all = jobs.all();
    return Reply.ok(
        order == null ? all : all.stream().filter(job -> job.purchaseOrder() == order).toList());
  }

  Reply get(Call call) {
    return Reply.ok(find(call).view());
  }

  /**
   * Asks it to stop; the step is taken back where it stands and its own call answers 400 (decision
   * 075 tells what of it stays when an AI is asked). One that has ended, or is about to, stays as
   * it is, which the answer shows.
   */
  Reply cancel(Call call) {
    Job job = find(call);
    jobs.cancel(job);
    return Reply.ok(job.view());
  }

  private Job find(Call call) {
    return jobs.find(call.id(ENTITY)).orElseThrow(Problem.notFound(ENTITY));
  }
}
