package truetill.server.pos;

import truetill.core.pos.Cart;
import truetill.server.db.WriteTx;
import truetill.server.http.Problem;

/**
 * Takes the locks of one cart step in the order everybody takes them: drawer, cart; then items by
 * id, then the number sequence (rules-store section 10, promise 11).
 */
final class CartLock {
  static final String ENTITY = "Cart";

  private final DrawerStore drawers;
  private final CartStore carts;

  CartLock(DrawerStore drawers, CartStore carts) {
    this.drawers = drawers;
    this.carts = carts;
  }

  /** Both rows as they stand now that nobody else can move them. */
  record Locked(StoredDrawer drawer, StoredCart cart) {
    void refuseUnlessCartOpen() {
      if (!cart.isOpen()) {
        throw Problem.refused("cart_not_open", "Cart is not open.");
      }
    }

    void refuseUnlessDrawerOpen() {
      refuseClosed(drawer);
    }
  }

  /** 404 when there is no such cart. */
  Locked lock(WriteTx tx, long id) {
    StoredCart seen = carts.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
    StoredDrawer drawer = drawers.lock(tx, seen.drawer()).orElseThrow();
    StoredCart cart = carts.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
    return new Locked(drawer, cart);
  }

  static void refuseClosed(StoredDrawer drawer) {
    if (!drawer.open()) {
      throw Problem.refused("drawer_closed", "Drawer is closed.");
    }
    OwnedByDevice.refuse(drawer);
  }

  /** The cart as the core decides on it. */
  static Cart of(StoredCart cart, java.util.List<StoredLine> lines) {
    return new Cart(
        cart.uid(), cart.taxRate(), lines.stream().map(StoredLine::line).toList(), null);
  }
}
