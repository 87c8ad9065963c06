package truetill.client.sim;

import java.util.ArrayList;
import java.util.List;
import truetill.client.register.Register;
import truetill.client.register.SellingDesk.FoundItem;
import truetill.core.pos.Cart;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.RecordedSale;

/** Everything people see of a till, in words. */
record SimView(String drawer, String counter, String last, List<String> items) {
  static SimView of(SimDevice device, List<String> skus) {
    Register till = device.till();
    OpenDrawer drawer = till.drawer().open();
    Cart cart = till.selling().current();
    RecordedSale last = till.selling().last();
    List<String> items = new ArrayList<>();
    for (String sku : skus) {
      for (FoundItem found : till.selling().find(sku, 3)) {
        items.add(found.sku() + " " + found.price() + " " + found.status());
      }
    }
    return new SimView(
        drawer == null ? "none" : drawer.uid() + " " + drawer.cash().expected(),
        cart.lines() + " held " + till.selling().held().size(),
        last == null ? "none" : last.receipt() + (last.voidedAt() == null ? "" : " voided"),
        items);
  }
}
