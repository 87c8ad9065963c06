package truetill.server.pos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.SupplementalCash;
import truetill.core.wire.pos.SupplementalAuditResult;
import truetill.core.wire.pos.SupplementalDrawer;
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

/**
 * The supplemental drawer: draw, return, recount (rules-store sections 6 and 7). Moves are made at
 * the one of the first active location; those that name a drawer change what it should hold.
 */
final class SupplementalHandlers {
  private static final int SHOWN_TRANSACTIONS = 50;
  private static final int MAX_NOTES = 10_000;
  private static final String SUBJECT = "supplemental_drawer";

  private final Database database;
  private final UnitOfWork work;
  private final DrawerStore drawers;
  private final SupplementalStore store = new SupplementalStore();
  private final SupplementalTransactionStore transactions = new SupplementalTransactionStore();
  private final LocationStore locations = new LocationStore();

  SupplementalHandlers(Database database, UnitOfWork work, DrawerStore drawers) {
    this.database = database;
    this.work = work;
    this.drawers = drawers;
  }

  /** The two ways cash moves between the supplemental drawer and the rest of the store. */
  private enum Move {
    DRAW("draw", "supplemental_drawn"),
    RETURN("return", "supplemental_returned");

    private final String wire;
    private final String action;

    Move(String wire, String action) {
      this.wire = wire;
      this.action = action;
    }

    Outcome<SupplementalCash> apply(SupplementalCash before, CountBody.Counted cash) {
      return this == DRAW
          ? before.draw(cash.count(), cash.total())
          : before.putBack(cash.count(), cash.total());
    }
  }

  Reply get(Call call) {
    Query query = call.query();
    return Reply.ok(
        database.read(tx -> {
          Long location = query.existing("location", id -> locations.exists(tx, id));
          query.orRefuse();
          return location == null ? here(tx) : found(store.ofLocation(tx, location));
        }));
  }

  Reply transactions(Call call) {
    return Reply.ok(
        database.read(tx ->
            first(tx)
                .map(drawer -> transactions.newest(tx, drawer.id(), SHOWN_TRANSACTIONS))
                .orElse(List.of())));
  }

  Reply draw(Call call) {
    return move(call, Move.DRAW);
  }

  Reply putBack(Call call) {
    return move(call, Move.RETURN);
  }

  private Reply move(Call call, Move move) {
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          long id = here(tx).id();
          Body body = call.body().allowNull("related_drawer");
          CountBody.Counted cash = CountBody.require(body, "amount", "total");
          Long related = body.existing("related_drawer", it -> drawers.find(tx, it).isPresent());
          String notes = body.text("notes", MAX_NOTES);
          body.orRefuse();
          if (related != null) {
            checkDrawer(tx, body, related, move, cash.total());
          }
          SupplementalCash before = store.lock(tx, id);
          SupplementalCash after = checked(body, move.apply(before, cash));
          store.save(tx, id, after);
          transactions.insert(
              tx,
              new SupplementalTransactionStore.NewTransaction(
                  tx.newUid(),
                  id,
                  move.wire,
                  cash.count(),
                  cash.total(),
                  related,
                  actor,
                  tx.now(),
                  Objects.requireNonNullElse(notes, ""),
                  false));
          audit(tx, actor, move.action, id, before, after, related);
          return store.get(tx, id);
        }));
  }

  /** The drawer that gets or gives the cash is open and, when it gives, holds that much. */
  private void checkDrawer(WriteTx tx, Body body, long id, Move move, Money total) {
    StoredDrawer drawer = drawers.lock(tx, id).orElseThrow();
    OwnedByDevice.refuse(drawer);
    CartLock.refuseClosed(drawer);
    if (move == Move.RETURN
        && drawer.cash().checkReturn(total)
            instanceof Outcome.Refused<Money>(String code, String detail)) {
      body.refuse("total", detail);
    }
  }

  /** Says on which of the two fields the cash does not fit. */
  private static SupplementalCash checked(Body body, Outcome<SupplementalCash> outcome) {
    if (outcome instanceof Outcome.Refused<SupplementalCash>(String code, String detail)) {
      boolean pieces = code.equals("not_enough_pieces") || code.equals("bad_count");
      body.refuse(pieces ? "amount" : "total", detail);
    }
    body.orRefuse();
    return outcome.orElseThrow();
  }

  /** Both spellings are read; where both were sent the contract's own counts (promise 28). */
  Reply recount(Call call) {
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          long id = here(tx).id();
          Body body = call.body();
          CountBody.Counted counted =
              CountBody.require(
                  body,
                  spelled(body, "current_balance", "count"),
                  spelled(body, "current_total", "total"));
          String notes = body.text("notes", MAX_NOTES);
          body.orRefuse();
          SupplementalCash before = store.lock(tx, id);
          SupplementalCash after = new SupplementalCash(counted.count(), counted.total());
          Money variance = before.variance(counted.total());
          if (!variance.isZero()) {
            transactions.insert(
                tx,
                new SupplementalTransactionStore.NewTransaction(
                    tx.newUid(),
                    id,
                    "audit_adjustment",
                    counted.count(),
                    variance,
                    null,
                    actor,
                    tx.now(),
                    Objects.requireNonNullElse(notes, ""),
                    false));
          }
          store.saveRecount(tx, id, after, actor);
          audit(tx, actor, "supplemental_recounted", id, before, after, null);
          return SupplementalAuditResult.of(store.get(tx, id), variance);
        }));
  }

  private static String spelled(Body body, String own, String other) {
    return body.has(other) && !body.has(own) ? other : own;
  }

  private SupplementalDrawer here(ReadTx tx) {
    return found(first(tx));
  }

  private Optional<SupplementalDrawer> first(ReadTx tx) {
    return locations.firstActive(tx).flatMap(location -> store.ofLocation(tx, location.id()));
  }

  private static SupplementalDrawer found(Optional<SupplementalDrawer> drawer) {
    return drawer.orElseThrow(() -> Problem.missing("No supplemental drawer is configured."));
  }

  private static void audit(
      WriteTx tx,
      long actor,
      String action,
      long id,
      SupplementalCash before,
      SupplementalCash after,
      @Nullable Long drawer) {
    Map<String, Object> now = new LinkedHashMap<>(values(after));
    if (drawer != null) {
      now.put("drawer", drawer);
    }
    tx.audit(new AuditEvent(actor, action, SUBJECT, id, values(before), now));
  }

  private static Map<String, Object> values(SupplementalCash cash) {
    return Map.of("total_cents", cash.total().cents(), "pieces", cash.pieces().toWire());
  }
}
