package truetill.client.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.OpBody;
import truetill.core.pos.TillState;

/** The records of sales that are not paid yet, in order; those of a sale that ended are let go. */
final class OpenSales {
  private final List<JournalRecord> records = new ArrayList<>();

  void take(JournalRecord record) {
    UUID cart = cart(record.op().body());
    if (cart != null) {
      records.add(record);
    } else if (record.op().body() instanceof OpBody.SaleCompleted paid) {
      forget(paid.cart());
    } else if (record.op().body() instanceof OpBody.CartAbandoned abandoned) {
      forget(abandoned.cart());
    }
  }

  /** Those of sales that are open or put aside in this state. */
  List<JournalRecord> in(TillState state) {
    return records.stream().filter(record -> isOpen(state, cart(record.op().body()))).toList();
  }

  private static boolean isOpen(TillState state, @Nullable UUID cart) {
    boolean current = state.cart() != null && state.cart().uid().equals(cart);
    return current || (cart != null && state.parked().containsKey(cart));
  }

  private void forget(UUID cart) {
    records.removeIf(record -> cart.equals(cart(record.op().body())));
  }

  private static @Nullable UUID cart(OpBody body) {
    return switch (body) {
      case OpBody.CartCreated created -> created.cart();
      case OpBody.CartLineAdded added -> added.cart();
      case OpBody.CartLineRemoved removed -> removed.cart();
      case OpBody.CartCustomerNamed named -> named.cart();
      case OpBody.CartParked parked -> parked.cart();
      case OpBody.CartRecalled recalled -> recalled.cart();
      default -> null;
    };
  }
}
