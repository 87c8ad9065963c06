package truetill.server.sync;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import truetill.core.journal.JournalContinued;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.people.Access;
import truetill.core.pos.OpenDrawer;
import truetill.core.wire.pos.Register;
import truetill.server.db.AuditEvent;
import truetill.server.db.WriteTx;
import truetill.server.pos.DrawerStore;
import truetill.server.pos.DropStore;
import truetill.server.pos.HandoffStore;
import truetill.server.pos.RegisterStore;
import truetill.server.pos.StoredDrawer;

/** What registers did with their drawers, with the figures they recorded. */
final class DrawerOps {
  private final DrawerStore drawers;
  private final LateCash late;
  private final RegisterStore registers = new RegisterStore();
  private final DropStore drops = new DropStore();
  private final HandoffStore handoffs = new HandoffStore();
  private final DeviceStore devices = new DeviceStore();

  DrawerOps(DrawerStore drawers, LateCash late) {
    this.drawers = drawers;
    this.late = late;
  }

  Verdict opened(OpContext context, OpBody.DrawerOpened op) {
    WriteTx tx = context.tx();
    Register register =
        registers
            .byUid(tx, op.register())
            .orElseThrow(() -> new OpContext.CannotApply("no register " + op.register()));
    long actor = context.actor(Access.STAFF, Cases.NORMAL);
    if (drawers.openOn(tx, register.id()).isPresent()
        || drawers.existsOn(tx, register.id(), context.envelope().businessDate())) {
      context
          .cases()
          .open(
              "drawer_overlap",
              Cases.NORMAL,
              register.name() + " has another drawer open or of the same day.",
              Map.of("register", register.id()));
    }
    long id =
        drawers.insert(
            tx,
            new DrawerStore.NewDrawer(
                op.drawer(),
                register.id(),
                context.envelope().businessDate(),
                actor,
                context.at(),
                op.opening(),
                op.count(),
                context.device()));
    context.audit(
        actor, "drawer_opened", "drawer", id, Map.of("opening_cents", op.opening().cents()));
    return Verdict.brought(op.drawer());
  }

  Verdict dropped(OpContext context, OpBody.DrawerDropped op) {
    return on(
        context,
        op.drawer(),
        drawer -> {
          long actor = context.actor(Access.STAFF, Cases.HIGH);
          boolean tooLate = late.isLate(context, drawer, op.cash());
          drops.insert(
              context.tx(),
              new DropStore.NewDrop(
                  op.drop(),
                  drawer.id(),
                  op.count(),
                  op.total(),
                  actor,
                  context.at(),
                  op.notes(),
                  tooLate));
          context.audit(
              actor,
              "cash_dropped",
              "drawer",
              drawer.id(),
              Map.of("total_cents", op.total().cents()));
          return Verdict.applied();
        });
  }

  Verdict handedOff(OpContext context, OpBody.DrawerHandedOff op) {
    return on(
        context,
        op.drawer(),
        drawer -> {
          long actor = context.actor(Access.STAFF, Cases.NORMAL);
          long incoming = context.userId(op.incoming());
          handoffs.insert(
              context.tx(),
              new HandoffStore.NewHandoff(
                  op.handoff(),
                  drawer.id(),
                  drawer.cashier(),
                  incoming,
                  context.at(),
                  op.count(),
                  op.counted(),
                  op.expected(),
                  ""));
          if (!late.isLate(context, drawer, Money.ZERO)) {
            drawers.setCashier(context.tx(), drawer.id(), incoming);
          }
          context.audit(
              actor,
              "drawer_handed_off",
              "drawer",
              drawer.id(),
              Map.of(
                  "incoming", incoming,
                  "expected_cents", op.expected().cents(),
                  "counted_cents", op.counted().cents()));
          return Verdict.applied();
        });
  }

  Verdict noSale(OpContext context, OpBody.DrawerNoSale op) {
    return on(
        context,
        op.drawer(),
        drawer -> {
          long actor = context.actor(Access.STAFF, Cases.NORMAL);
          context.audit(
              actor, "drawer_no_sale", "drawer", drawer.id(), Map.of("reason", op.reason()));
          return Verdict.applied();
        });
  }

  Verdict closed(OpContext context, OpBody.DrawerClosed op) {
    return on(
        context,
        op.drawer(),
        drawer -> {
          long actor = context.actor(Access.STAFF, Cases.NORMAL);
          if (!late.isLate(context, drawer, Money.ZERO)) {
            drawers.close(
                context.tx(),
                drawer.id(),
                actor,
                context.at(),
                op.expected(),
                op.counted(),
                op.count());
          }
          context.audit(
              actor,
              "drawer_closed",
              "drawer",
              drawer.id(),
              Map.of(
                  "expected_cents", op.expected().cents(),
                  "counted_cents", op.counted().cents(),
                  "variance_cents", op.variance().cents()));
          return Verdict.applied();
        });
  }

  /**
   * A register goes on under a new device: the drawer it has open goes along, or a browser could
   * take it away (sync.md sections 6 and 9).
   */
  Verdict continued(OpContext context, JournalContinued op) {
    OpenDrawer open = op.state().drawer();
    return open == null
        ? Verdict.applied()
        : on(
            context,
            open.uid(),
            drawer -> {
              WriteTx tx = context.tx();
              DeviceStore.Device device = devices.find(tx, context.device()).orElseThrow();
              if (drawer.register() == device.register()) {
                drawers.setDevice(tx, drawer.id(), device.id());
                tx.audit(
                    new AuditEvent(
                        null,
                        "drawer_continued",
                        "drawer",
                        drawer.id(),
                        Map.of("device", op.former().toString()),
                        Map.of("device", device.id().toString())));
              }
              return Verdict.applied();
            });
  }

  private Verdict on(OpContext context, UUID uid, Function<StoredDrawer, Verdict> work) {
    Optional<StoredDrawer> seen = drawers.byUid(context.tx(), uid);
    return seen.isEmpty()
        ? Verdict.waitsFor(uid)
        : work.apply(drawers.lock(context.tx(), seen.get().id()).orElseThrow());
  }
}
