package truetill.server.inventory;

import static truetill.server.http.Body.or;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import truetill.core.inventory.ItemCondition;
import truetill.core.inventory.ItemStatus;
import truetill.core.inventory.Shelving;
import truetill.core.wire.inventory.BatchGroup;
import truetill.core.wire.inventory.DetachResponse;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** What is done to the items of a batch group (rules-inventory section 10, promises 61 to 66). */
final class BatchGroupActions {
  private final UnitOfWork work;
  private final BatchGroupGate gate = new BatchGroupGate();
  private final BatchGroupStore groups = new BatchGroupStore();
  private final BatchGroupViewStore views = new BatchGroupViewStore();
  private final ShelfQueueStore queue = new ShelfQueueStore();
  private final BulkShelving shelving = new BulkShelving();
  private final ItemStore items = new ItemStore();
  private final ItemViewStore itemViews = new ItemViewStore();
  private final ItemHistoryStore history = new ItemHistoryStore();

  BatchGroupActions(UnitOfWork work) {
    this.work = work;
  }

  /** The contract's {@code BatchProcessed}. */
  private record Processed(@JsonUnwrapped BatchGroup group, long updatedItems) {}

  /** The contract's {@code BatchCheckedIn}. */
  private record CheckedIn(@JsonUnwrapped BatchGroup group, long checkedIn) {}

  /** Prices all that is not gone, and shelves it. */
  Reply process(Call call) {
    return shelved(call, Shelving.PROCESS_GROUP, Processed::new);
  }

  /** Shelves what still waits. */
  Reply checkIn(Call call) {
    return shelved(call, Shelving.CHECK_IN_GROUP, CheckedIn::new);
  }

  @FunctionalInterface
  private interface Answer {
    Object of(BatchGroup group, long touched);
  }

  private Reply shelved(Call call, Shelving way, Answer answer) {
    long id = call.id(BatchGroupGate.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.<Object>write(tx -> {
          BatchGroupStore.Stored group = gate.lock(tx, id);
          Body body = call.body();
          BatchGroupStore.Terms terms = terms(body, group.terms());
          body.orRefuse();
          if (!terms.equals(group.terms())) {
            groups.setTerms(tx, id, terms);
          }
          boolean conditionSent = body.has("condition");
          List<Long> ids = queue.ofGroup(tx, id).stream().map(ShelfQueueStore.Queued::id).toList();
          BulkShelving.Done done =
              shelving.shelve(
                  tx,
                  ids,
                  new BulkShelving.Work(
                      way, false, old -> applied(old, terms, conditionSent), group, actor));
          groups.recount(tx, id);
          if (!group.isComplete() || done.changed() > 0) {
            groups.complete(tx, id, actor);
          }
          return answer.of(views.find(tx, id).orElseThrow(), done.touched());
        }));
  }

  private static BatchGroupStore.Terms terms(Body body, BatchGroupStore.Terms old) {
    body.allowNull("unit_cost");
    return new BatchGroupStore.Terms(
        body.orKept("unit_price", body.amount("unit_price"), old.price()),
        body.orKept("unit_cost", body.amount("unit_cost"), old.cost()),
        or(body.choice("condition", ItemBody.CONDITIONS), old.condition()),
        or(body.text("location", ItemBody.MAX_LOCATION), old.location()),
        old.notes());
  }

  /** What the group does not say stays as it is with each item. */
  private static ItemFields applied(
      ItemFields old, BatchGroupStore.Terms terms, boolean conditionSent) {
    boolean takesCondition = conditionSent || old.condition().equals(ItemCondition.UNKNOWN);
    return old.shelved(
        or(terms.price(), old.price()),
        terms.cost() == null ? old.cost() : terms.cost(),
        takesCondition ? ItemCondition.after(old.condition(), terms.condition()) : old.condition(),
        terms.location().isEmpty() ? old.location() : terms.location());
  }

  /** Takes one item out, to be handled by itself. */
  Reply detach(Call call) {
    long id = call.id(BatchGroupGate.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          BatchGroupStore.Stored group = gate.lock(tx, id);
          Body body = call.body().allowNull("item_id");
          Long named = body.pk("item_id");
          body.orRefuse();
          long chosen =
              named != null
                  ? named
                  : queue
                      .firstWaiting(tx, id)
                      .orElseThrow(() ->
                          Problem.refused(
                              "nothing_to_detach", "No item of the group is waiting any more."));
          StoredItem item = detached(tx, group, chosen, actor);
          long left = groups.recount(tx, id);
          if (left == 0 && !group.isComplete()) {
            groups.complete(tx, id, null);
          }
          return new DetachResponse(item.id(), item.sku(), left);
        }));
  }

  private StoredItem detached(WriteTx tx, BatchGroupStore.Stored group, long chosen, long actor) {
    StoredItem item = items.lock(tx, chosen).orElse(null);
    ItemFields old = item == null ? null : itemViews.fields(tx, chosen);
    if (item == null || old == null || !isOf(group, old)) {
      throw Problem.field("item_id", "Item " + chosen + " is not one of this batch group.");
    }
    if (!Shelving.PROCESS_GROUP.touches(item.status(), false)) {
      throw Problem.refused(
          "item_gone", "The item is " + item.status().wire() + " and stays in its batch group.");
    }
    items.update(tx, item, old.detached());
    items.unlist(tx, chosen);
    List<ItemEvent> events = new ArrayList<>();
    events.add(
        new ItemEvent(chosen, "detached_from_batch", group.number(), "individual", group.number()));
    if (item.status() != ItemStatus.PROCESSING) {
      events.add(
          new ItemEvent(
              chosen,
              "status_change",
              item.status().wire(),
              ItemStatus.PROCESSING.wire(),
              "Detached from " + group.number()));
    }
    history.addAll(tx, events, actor);
    return item;
  }

  private static boolean isOf(BatchGroupStore.Stored group, ItemFields item) {
    Long its = item.links().batchGroup();
    return its != null && its == group.id();
  }
}
