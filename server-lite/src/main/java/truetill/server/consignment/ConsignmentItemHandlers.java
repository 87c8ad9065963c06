package truetill.server.consignment;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.consignment.Agreement;
import truetill.core.consignment.ConsignedStatus;
import truetill.core.consignment.Standing;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
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
import truetill.server.inventory.ItemStore;
import truetill.server.inventory.StoredItem;

/**
 * The items of consignees. A record decides its inventory item's source, price tag and place; the
 * inventory item is always locked first.
 */
final class ConsignmentItemHandlers {
  private static final String ENTITY = "ConsignmentItem";
  private static final String CONSIGNMENT = "consignment";
  private static final int MAX_NOTES = 10_000;
  private static final List<String> ALL = words(ConsignedStatus.values());
  private static final List<String> AT_FIRST =
      words(ConsignedStatus.PENDING_INTAKE, ConsignedStatus.LISTED);

  /** Only a sale sets {@code sold} (promise 86). */
  private static final List<String> BY_HAND =
      words(
          ConsignedStatus.PENDING_INTAKE,
          ConsignedStatus.LISTED,
          ConsignedStatus.EXPIRED,
          ConsignedStatus.RETURNED);

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final ConsignmentItemStore consigned = new ConsignmentItemStore();
  private final AgreementStore agreements = new AgreementStore();
  private final AccountStore accounts = new AccountStore();
  private final ItemStore items = new ItemStore();
  private final CredentialStore people = new CredentialStore();

  ConsignmentItemHandlers(Database database, UnitOfWork work, StoreTime time) {
    this.database = database;
    this.work = work;
    this.time = time;
  }

  Reply list(Call call) {
    Query query = call.query();
    Long agreement = query.pk("agreement");
    Long byId = query.pk("agreement__consignee");
    String either = query.text("consignee");
    boolean isId = either != null && either.chars().allMatch(c -> c >= '0' && c <= '9');
    Long alsoById = isId ? query.pk("consignee") : null;
    String status = query.choice("status", ALL);
    return call.page(
        database.read(tx -> {
          if (agreement != null && agreements.stored(tx, agreement).isEmpty()) {
            query.refuseUnknown("agreement");
          }
          refuseUnknown(tx, query, "agreement__consignee", byId);
          refuseUnknown(tx, query, "consignee", alsoById);
          query.orRefuse();
          ConsignmentItemStore.Filter filter =
              new ConsignmentItemStore.Filter(
                  agreement,
                  byId == null ? alsoById : byId,
                  isId ? null : either,
                  status,
                  query.searchWords(),
                  query.ordering());
          return consigned.page(tx, filter, query.paging());
        }));
  }

  private void refuseUnknown(ReadTx tx, Query query, String parameter, @Nullable Long user) {
    if (user != null && people.byId(tx, user).isEmpty()) {
      query.refuseUnknown(parameter);
    }
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> consigned.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().allowNull("listed_at");
    long actor = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          long agreement = body.requiredPk("agreement");
          long itemId = body.requiredPk("item");
          Money asking = body.requiredAmount("asking_price");
          Money listed = Objects.requireNonNullElse(body.amount("listed_price"), asking);
          String word = body.choice("status", AT_FIRST);
          Instant received = body.timestamp("received_at");
          Instant listedAt = body.timestamp("listed_at");
          String notes = body.text("notes", MAX_NOTES);
          Optional<StoredItem> item = items.lock(tx, itemId);
          if (itemId != 0) {
            checkFree(tx, body, itemId, item);
          }
          if (agreement != 0) {
            checkAgreement(tx, body, agreement);
          }
          body.orRefuse();
          ConsignedStatus status =
              word == null
                  ? ConsignedStatus.PENDING_INTAKE
                  : ConsignedStatus.ofWire(word).orElseThrow();
          boolean onShelf = status == ConsignedStatus.LISTED;
          StoredItem thing = item.orElseThrow();
          long id =
              consigned.insert(
                  tx,
                  new ConsignmentItemStore.NewItem(
                      agreement,
                      itemId,
                      asking,
                      listed,
                      status,
                      Objects.requireNonNullElse(received, tx.now()),
                      onShelf ? Objects.requireNonNullElse(listedAt, tx.now()) : null,
                      Objects.requireNonNullElse(notes, ""),
                      thing.source()));
          items.setConsigned(
              tx,
              thing,
              CONSIGNMENT,
              listed,
              onShelf ? ItemStatus.ON_SHELF : thing.status(),
              actor);
          audit(
              tx,
              actor,
              "consignment_item_created",
              id,
              Map.of(),
              shown(agreement, asking, listed, status));
          return consigned.find(tx, id).orElseThrow();
        }));
  }

  private void checkFree(WriteTx tx, Body body, long id, Optional<StoredItem> item) {
    if (item.isEmpty()) {
      body.refuseUnknownPk("item", id);
    } else if (items.isConsigned(tx, id)) {
      body.refuse("item", "consignment item with this item already exists.");
    } else if (item.get().status() == ItemStatus.SOLD) {
      body.refuse("item", "The item is sold already.");
    }
  }

  private void checkAgreement(WriteTx tx, Body body, long id) {
    Optional<AgreementStore.Stored> agreement = agreements.stored(tx, id);
    if (agreement.isEmpty()) {
      body.refuseUnknownPk("agreement", id);
      return;
    }
    Standing account =
        accounts
            .terms(tx, agreement.get().consignee())
            .map(AccountStore.Terms::standing)
            .orElse(Standing.CLOSED);
    if (agreement.get().fields().agreement().checkTakesItems(time.clock().dateOf(tx.now()), account)
        instanceof Outcome.Refused<Agreement>(String code, String detail)) {
      body.refuse("agreement", detail);
    }
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
          StoredItem item = lockedItem(tx, id);
          StoredConsignment old = consigned.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = call.body().allowNull("return_date", "listed_at");
          Money tag = old.status().isPriced() ? item.price() : old.listedPrice();
          StoredConsignment now = changed(tx, body, old, tag, replace);
          body.orRefuse();
          consigned.update(tx, now);
          Map<String, ?> before = shown(old.agreement(), old.askingPrice(), tag, old.status());
          if (!shown(now).equals(before)) {
            audit(tx, actor, "consignment_item_changed", id, before, shown(now));
          }
          if (old.status().isPriced()) {
            items.setConsigned(
                tx, item, CONSIGNMENT, now.listedPrice(), place(item, old, now), actor);
          }
          return consigned.find(tx, id).orElseThrow();
        }));
  }

  private StoredItem lockedItem(WriteTx tx, long id) {
    long item = consigned.itemOf(tx, id).orElseThrow(Problem.notFound(ENTITY));
    return items.lock(tx, item).orElseThrow();
  }

  /** Listing puts the item on the shelf, returning takes it away; nothing else moves it. */
  private static ItemStatus place(StoredItem item, StoredConsignment old, StoredConsignment now) {
    if (now.status() == old.status()) {
      return item.status();
    }
    return switch (now.status()) {
      case LISTED -> ItemStatus.ON_SHELF;
      case RETURNED -> ItemStatus.RETURNED;
      case PENDING_INTAKE, EXPIRED, SOLD -> item.status();
    };
  }

  private StoredConsignment changed(
      WriteTx tx, Body body, StoredConsignment old, Money tag, boolean replace) {
    boolean sold = old.status() == ConsignedStatus.SOLD;
    Long agreement = replace ? Long.valueOf(body.requiredPk("agreement")) : body.pk("agreement");
    Money asking = replace ? body.requiredAmount("asking_price") : body.amount("asking_price");
    Money listed = body.amount("listed_price");
    ConsignedStatus status = status(body, old.status());
    Instant received = body.timestamp("received_at");
    Instant returned = body.timestamp("return_date");
    String notes = body.text("notes", MAX_NOTES);
    checkItem(body, old, replace);
    if (agreement != null && agreement != 0 && agreement != old.agreement()) {
      if (sold) {
        body.refuse("agreement", "A sold item stays with its agreement.");
      } else {
        checkAgreement(tx, body, agreement);
      }
    }
    if (listed != null && !listed.equals(tag) && !old.status().isPriced()) {
      body.refuse("listed_price", "The price of an item that is gone cannot change.");
    }
    boolean isReturned = status == ConsignedStatus.RETURNED;
    if (returned != null && !isReturned) {
      body.refuse("return_date", "Only a returned item has a return date.");
    }
    boolean newlyListed = status == ConsignedStatus.LISTED && old.status() != status;
    return new StoredConsignment(
        old.id(),
        agreement == null ? old.agreement() : agreement,
        old.item(),
        asking == null ? old.askingPrice() : asking,
        listed == null ? tag : listed,
        status,
        received == null ? old.receivedAt() : received,
        newlyListed ? tx.now() : old.listedAt(),
        isReturned ? returnedAt(tx, old, returned) : null,
        notes == null ? (replace ? "" : old.notes()) : notes,
        old.sourceBefore());
  }

  private static @Nullable Instant returnedAt(
      WriteTx tx, StoredConsignment old, @Nullable Instant sent) {
    if (sent != null) {
      return sent;
    }
    return old.returnDate() == null ? tx.now() : old.returnDate();
  }

  /** A record belongs to its item for good. */
  private static void checkItem(Body body, StoredConsignment old, boolean replace) {
    Long item = replace ? Long.valueOf(body.requiredPk("item")) : body.pk("item");
    if (item != null && item != 0 && item != old.item()) {
      body.refuse("item", "The item of a consignment record cannot change.");
    }
  }

  private static ConsignedStatus status(Body body, ConsignedStatus now) {
    String word = body.choice("status", now == ConsignedStatus.SOLD ? ALL : BY_HAND);
    if (word == null) {
      return now;
    }
    ConsignedStatus next = ConsignedStatus.ofWire(word).orElseThrow();
    if (now.moveTo(next) instanceof Outcome.Refused<ConsignedStatus>(String code, String detail)) {
      body.refuse("status", detail);
    }
    return next;
  }

  /** Undoes a record made by mistake; the item stays, as what it was before. */
  Reply delete(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    work.write(tx -> {
      StoredItem item = lockedItem(tx, id);
      StoredConsignment old = consigned.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      if (old.status() == ConsignedStatus.SOLD) {
        throw Problem.badRequest("A sold consignment item cannot be deleted.");
      }
      consigned.delete(tx, id);
      audit(tx, actor, "consignment_item_deleted", id, shown(old), Map.of());
      items.setConsigned(tx, item, old.sourceBefore(), item.price(), item.status(), actor);
      return id;
    });
    return Reply.noContent();
  }

  private static Map<String, ?> shown(StoredConsignment record) {
    return shown(record.agreement(), record.askingPrice(), record.listedPrice(), record.status());
  }

  private static Map<String, ?> shown(
      long agreement, Money asking, Money listed, ConsignedStatus status) {
    return Map.of(
        "agreement", agreement,
        "asking_cents", asking.cents(),
        "listed_cents", listed.cents(),
        "status", status.wire());
  }

  private static void audit(
      WriteTx tx, long actor, String action, long id, Map<String, ?> before, Map<String, ?> after) {
    tx.audit(new AuditEvent(actor, action, "consignment_item", id, before, after));
  }

  private static List<String> words(ConsignedStatus... statuses) {
    return Arrays.stream(statuses).map(ConsignedStatus::wire).toList();
  }
}
