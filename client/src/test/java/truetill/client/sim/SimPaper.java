package truetill.client.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.client.register.Paper;
import truetill.core.people.Actor;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.TillState.ClosedDrawer;

/** What one device ever put out: the customer has it, whatever happens next. */
final class SimPaper implements Paper {
  private final List<String> originals = new ArrayList<>();
  private int pulses;

  /** Receipt numbers of the originals, in the order they were printed. */
  List<String> originals() {
    return originals;
  }

  int pulses() {
    return pulses;
  }

  @Override
  public void receipt(RecordedSale sale, Actor cashier, boolean opensDrawer) {
    originals.add(sale.receipt());
    pulses += opensDrawer ? 1 : 0;
  }

  @Override
  public void copy(RecordedSale sale, String cashierName) {}

  @Override
  public void voided(RecordedSale sale, String cashierName, boolean opensDrawer) {
    pulses += opensDrawer ? 1 : 0;
  }

  @Override
  public void openDrawer() {
    pulses++;
  }

  @Override
  public void dayReport(OpenDrawer drawer, Actor by) {}

  @Override
  public void dayReport(ClosedDrawer drawer, Actor by) {}

  @Override
  public int waiting() {
    return 0;
  }

  @Override
  public @Nullable String warning() {
    return null;
  }
}
