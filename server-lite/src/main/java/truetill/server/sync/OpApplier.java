package truetill.server.sync;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.core.clock.ClockOffset;
import truetill.core.journal.CustomerOp;
import truetill.core.journal.JournalContinued;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.journal.SupplementalOp;
import truetill.core.text.Cut;
import truetill.core.wire.sync.Ops;
import truetill.server.db.StorageFailed;
import truetill.server.db.WriteTx;
import truetill.server.inventory.ItemStore;
import truetill.server.pos.DrawerStore;
import truetill.server.pos.SaleStore;

/**
 * Gives each op to the handler of its type. An op that cannot be applied leaves no trace but its
 * record and holds up no later one (I16).
 */
final class OpApplier {
  /** What hello tells: the highest version taken of each type. */
  static final Map<String, Integer> VERSIONS =
      Map.ofEntries(
          Map.entry("drawer.opened", 1),
          Map.entry("drawer.handed_off", 1),
          Map.entry("drawer.dropped", 1),
          Map.entry("drawer.no_sale", 1),
          Map.entry("drawer.closed", 1),
          Map.entry("cart.created", 1),
          Map.entry("cart.line_added", 1),
          Map.entry("cart.line_removed", 1),
          Map.entry("cart.parked", 1),
          Map.entry("cart.recalled", 1),
          Map.entry("cart.abandoned", 1),
          Map.entry("sale.completed", 1),
          Map.entry("sale.voided", 1),
          Map.entry("clock.in", 1),
          Map.entry("clock.out", 1),
          Map.entry("receipt.reprinted", 1),
          Map.entry("cart.customer_named", 1),
          Map.entry("supplemental.drawn", 1),
          Map.entry("supplemental.returned", 1),
          Map.entry("customer.created", 1),
          Map.entry("customer.edited", 1),
          Map.entry("auth.locked", 1),
          Map.entry(JournalContinued.TYPE, 1),
          Map.entry("checkpoint", 1));

  private static final Logger LOG = LoggerFactory.getLogger(OpApplier.class);
  private static final int MAX_DETAIL = 1000;

  private final CaseStore store = new CaseStore();
  private final DrawerOps drawers;
  private final SaleOps sales;
  private final VoidOps voids;
  private final ClockOps clock = new ClockOps();
  private final ReceiptOps receipts = new ReceiptOps();
  private final SupplementalOps supplemental;
  private final CustomerOps customers;

  OpApplier() {
    DrawerStore drawerStore = new DrawerStore();
    LateCash late = new LateCash(drawerStore);
    ItemStore items = new ItemStore();
    SaleStore saleStore = new SaleStore();
    this.drawers = new DrawerOps(drawerStore, late);
    this.sales = new SaleOps(drawerStore, late, items, saleStore);
    this.supplemental = new SupplementalOps(drawerStore, late);
    this.customers = new CustomerOps(saleStore);
    this.voids = new VoidOps(drawerStore, late, items, saleStore);
  }

  /**
   * What became of it.
   *
   * @param result a word of {@link OpLogStore}
   * @param brought uid others may have waited for
   */
  record Result(
      String result,
      String detail,
      @Nullable UUID waitsFor,
      @Nullable UUID brought,
      List<Ops.WorkItem> exceptions) {
    static Result quarantined(String why) {
      String detail = Cut.to(MAX_DETAIL, why);
      return new Result(OpLogStore.QUARANTINED, detail, null, null, List.of());
    }

    OpLogStore.Became at(@Nullable Long feedSeq) {
      return new OpLogStore.Became(result, detail, waitsFor, feedSeq, exceptions);
    }
  }

  /**
   * Applies it.
   *
   * @param offset of the device's clock when it brought the op
   */
  Result apply(WriteTx tx, UUID device, Op op, ClockOffset offset) {
    if (op.body() instanceof OpBody.Unknown(String type, int version, var tree)) {
      return Result.quarantined("unknown type " + type + " version " + version);
    }
    UUID id = op.envelope().id();
    try {
      return tx.nested(
          "op",
          () -> {
            Cases cases = new Cases(id);
            Verdict verdict =
                handle(new OpContext(tx, device, op.envelope(), offset, cases), op.body());
            return switch (verdict) {
              case Verdict.WaitsFor(UUID uid) ->
                  new Result(OpLogStore.PARKED, "", uid, null, List.of());
              case Verdict.Applied(UUID brought) -> {
                cases.all().forEach(one -> store.open(tx, device, id, one));
                yield new Result(OpLogStore.APPLIED, "", null, brought, cases.workItems());
              }
            };
          });
    } catch (StorageFailed refused) {
      throw refused;
    } catch (OpContext.CannotApply cannot) {
      return Result.quarantined(String.valueOf(cannot.getMessage()));
    } catch (RuntimeException bug) {
      LOG.error("op {} of device {} cannot be applied and is kept in quarantine", id, device, bug);
      return Result.quarantined(bug.getClass().getSimpleName());
    }
  }

  private Verdict handle(OpContext context, OpBody body) {
    return switch (body) {
      case OpBody.DrawerOpened op -> drawers.opened(context, op);
      case OpBody.DrawerHandedOff op -> drawers.handedOff(context, op);
      case OpBody.DrawerDropped op -> drawers.dropped(context, op);
      case OpBody.DrawerNoSale op -> drawers.noSale(context, op);
      case OpBody.DrawerClosed op -> drawers.closed(context, op);
      case OpBody.SaleCompleted op -> sales.completed(context, op);
      case OpBody.SaleVoided op -> voids.voided(context, op);
      case OpBody.ClockedIn op -> clock.in(context, op);
      case OpBody.ClockedOut op -> clock.out(context, op);
      case OpBody.ReceiptReprinted op -> receipts.reprinted(context, op);
      case SupplementalOp op -> supplemental.moved(context, op);
      case CustomerOp.Created op -> customers.created(context, op);
      case CustomerOp.Edited op -> customers.edited(context, op);
      case OpBody.AuthLocked op -> LockedSignIns.locked(context, op);
      case JournalContinued op -> drawers.continued(context, op);
      // An unpaid sale is the register's own affair; what it held is in sale.completed.
      case OpBody.CartCreated op -> Verdict.applied();
      case OpBody.CartLineAdded op -> Verdict.applied();
      case OpBody.CartLineRemoved op -> Verdict.applied();
      case OpBody.CartCustomerNamed op -> Verdict.applied();
      case OpBody.CartParked op -> Verdict.applied();
      case OpBody.CartRecalled op -> Verdict.applied();
      case OpBody.CartAbandoned op -> Verdict.applied();
      case OpBody.Checkpoint op -> Verdict.applied();
      case OpBody.Unknown op ->
          throw new OpContext.CannotApply("unknown type " + op.type() + " version " + op.version());
    };
  }
}
