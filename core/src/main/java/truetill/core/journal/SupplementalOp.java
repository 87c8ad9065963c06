package truetill.core.journal;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;

/**
 * Cash between a drawer and the supplemental drawer, the store's reserve of change. The reserve is
 * told by how much it moved and never what it came to, so the moves of several registers add up in
 * any order (sync.md section 6).
 */
public sealed interface SupplementalOp extends OpBody {
  @Override
  UUID drawer();

  /** Uid of the movement. */
  UUID move();

  /** More than nothing, whichever way it goes. */
  Money total();

  CashCount count();

  String notes();

  @Override
  default Map<String, @Nullable Object> toTree() {
    return BodyTree.fields(
        "drawer", drawer(),
        "move", move(),
        "total_cents", total(),
        "count", count(),
        "notes", notes());
  }

  /** Change came out of the reserve into the drawer. */
  record Drawn(UUID drawer, UUID move, Money total, CashCount count, String notes)
      implements SupplementalOp {
    @Override
    public String type() {
      return "supplemental.drawn";
    }

    @Override
    public Money cash() {
      return total;
    }
  }

  /** Cash went from the drawer back to the reserve. */
  record Returned(UUID drawer, UUID move, Money total, CashCount count, String notes)
      implements SupplementalOp {
    @Override
    public String type() {
      return "supplemental.returned";
    }

    @Override
    public Money cash() {
      return total.negate();
    }
  }
}
