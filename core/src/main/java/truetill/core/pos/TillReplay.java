package truetill.core.pos;

import java.util.UUID;
import truetill.core.journal.CustomerOp;
import truetill.core.journal.JournalContinued;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.journal.SupplementalOp;
import truetill.core.people.CustomerNumber;
import truetill.core.pos.OpenDrawer.DrawerTally;
import truetill.core.pos.TillState.ClosedDrawer;
import truetill.core.pos.TillState.Shift;
import truetill.core.pos.TillState.SignInLock;

/**
 * apply(state, op) → state (sync.md section 1, rule 5): believes every amount in the op and
 * computes no money again. Replaying a journal from its first record gives the state the register
 * had.
 */
public final class TillReplay {
  private TillReplay() {}

  public static TillState apply(TillState state, Op op) {
    // Whoever recorded anything had signed in, so wrong tries before that are over.
    TillState moved = state.moved(op.gross(), op.cash()).withLock(null);
    UUID actor = op.envelope().actor();
    return switch (op.body()) {
      case OpBody.DrawerOpened opened ->
          moved.withDrawer(
              new OpenDrawer(
                  opened.drawer(),
                  op.envelope().businessDate(),
                  op.envelope().wall(),
                  actor,
                  actor,
                  DrawerCash.openedWith(opened.opening()),
                  DrawerTally.NOTHING));
      case OpBody.DrawerHandedOff handedOff -> {
        OpenDrawer drawer = open(moved, handedOff.drawer());
        yield moved.withDrawer(drawer.heldBy(handedOff.incoming()));
      }
      case OpBody.DrawerDropped dropped -> {
        OpenDrawer drawer = open(moved, dropped.drawer());
        yield moved.withDrawer(drawer.with(drawer.cash().withDrop(dropped.total())));
      }
      case OpBody.DrawerClosed closed ->
          moved.withClosed(
              new ClosedDrawer(
                  open(moved, closed.drawer()),
                  op.envelope().wall(),
                  actor,
                  closed.expected(),
                  closed.counted()));
      case OpBody.CartCreated created ->
          moved.withCart(Cart.empty(created.cart(), created.taxRate()));
      case OpBody.CartLineAdded added -> {
        Cart cart = current(moved, added.cart());
        yield moved.withCart(cart.with(added.line()));
      }
      case OpBody.CartLineRemoved removed ->
          moved.withCart(current(moved, removed.cart()).remove(removed.line()).orElseThrow());
      case OpBody.CartCustomerNamed named -> {
        Cart cart = current(moved, named.cart());
        yield moved.withCart(cart.forCustomer(named.customer()));
      }
      case OpBody.CartParked parked ->
          moved.withParked(parked.cart(), current(moved, parked.cart())).withCart(null);
      case OpBody.CartRecalled recalled -> {
        Cart cart = moved.parked().get(recalled.cart());
        if (cart == null) {
          throw new IllegalStateException("no sale " + recalled.cart() + " was put aside");
        }
        yield moved.withParked(recalled.cart(), null).withCart(cart);
      }
      case OpBody.CartAbandoned abandoned -> {
        Cart cart = current(moved, abandoned.cart());
        yield moved.withCart(cart.uid().equals(abandoned.cart()) ? null : cart);
      }
      case OpBody.SaleCompleted sale -> completed(moved, sale);
      case OpBody.SaleVoided voided -> voided(moved, voided);
      case OpBody.ClockedIn in ->
          moved.withShift(actor, new Shift(in.entry(), op.envelope().wall()));
      case OpBody.ClockedOut out -> moved.withShift(actor, null);
      case OpBody.DrawerNoSale noSale -> moved;
      case OpBody.ReceiptReprinted reprinted -> moved;
      case SupplementalOp.Drawn drawn -> {
        OpenDrawer drawer = open(moved, drawn.drawer());
        yield moved.withDrawer(drawer.with(drawer.cash().withDraw(drawn.total())));
      }
      case SupplementalOp.Returned returned -> {
        OpenDrawer drawer = open(moved, returned.drawer());
        yield moved.withDrawer(drawer.with(drawer.cash().withReturn(returned.total())));
      }
      case CustomerOp.Created created ->
          moved.withNumbers(
              CustomerNumber.parse(created.number())
                  .map(moved.numbers()::with)
                  .orElse(moved.numbers()));
      case CustomerOp.Edited edited -> moved;
      case OpBody.AuthLocked locked ->
          moved.withLock(
              new SignInLock(
                  locked.failures(), op.envelope().wall().plusSeconds(locked.seconds())));
      case JournalContinued continued -> continued.state();
      case OpBody.Checkpoint checkpoint -> moved.withLock(state.lock());
      case OpBody.Unknown unknown -> moved;
    };
  }

  private static TillState completed(TillState state, OpBody.SaleCompleted sale) {
    OpenDrawer drawer = open(state, sale.drawer());
    DrawerTally tally = drawer.tally();
    int pieces = sale.lines().stream().mapToInt(CartLine::quantity).sum();
    DrawerTally grown =
        new DrawerTally(
            tally.sales() + 1,
            tally.pieces() + pieces,
            tally.gross().plus(sale.totals().total()),
            tally.tax().plus(sale.totals().tax()),
            tally.cardSales().plus(sale.totals().total().minus(sale.payment().cashDue())),
            tally.voids(),
            tally.voided());
    TillState sold =
        state
            .withDrawer(drawer.with(drawer.cash().withSale(sale.payment().cashDue())).with(grown))
            .withNumbers(state.numbers().with(ReceiptNumber.parse(sale.receipt()).orElseThrow()));
    Cart cart = state.cart();
    return cart != null && cart.uid().equals(sale.cart()) ? sold.withCart(null) : sold;
  }

  private static TillState voided(TillState state, OpBody.SaleVoided voided) {
    UUID drawerUid = voided.drawer();
    if (drawerUid == null) {
      return state;
    }
    OpenDrawer drawer = open(state, drawerUid);
    DrawerTally tally = drawer.tally();
    DrawerTally grown =
        new DrawerTally(
            tally.sales(),
            tally.pieces(),
            tally.gross(),
            tally.tax(),
            tally.cardSales(),
            tally.voids() + 1,
            tally.voided().plus(voided.total()));
    return state.withDrawer(
        drawer.with(drawer.cash().withRefund(voided.cashRefunded())).with(grown));
  }

  private static OpenDrawer open(TillState state, UUID uid) {
    OpenDrawer drawer = state.drawer();
    if (drawer == null || !drawer.uid().equals(uid)) {
      throw new IllegalStateException("drawer " + uid + " is not the open one");
    }
    return drawer;
  }

  private static Cart current(TillState state, UUID uid) {
    Cart cart = state.cart();
    if (cart == null || !cart.uid().equals(uid)) {
      throw new IllegalStateException("sale " + uid + " is not the open one");
    }
    return cart;
  }
}
