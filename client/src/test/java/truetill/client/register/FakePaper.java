package truetill.client.register;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Actor;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.TillState.ClosedDrawer;

/** Paper that only remembers, one line a job; a job that opens the drawer ends in PULSE. */
public final class FakePaper implements Paper {
  private final List<String> jobs = new CopyOnWriteArrayList<>();

  private boolean broken;

  /** From now on every job throws, as only a bug would. */
  public void breakDown() {
    broken = true;
  }

  public List<String> jobs() {
    return jobs;
  }

  public long pulses() {
    return jobs.stream().filter(job -> job.endsWith("PULSE")).count();
  }

  @Override
  public void receipt(RecordedSale sale, Actor cashier, boolean opensDrawer) {
    put("receipt " + sale.receipt() + " by " + cashier.name(), opensDrawer);
  }

  @Override
  public void copy(RecordedSale sale, String cashierName) {
    put("copy " + sale.receipt() + " by " + cashierName, false);
  }

  @Override
  public void voided(RecordedSale sale, String cashierName, boolean opensDrawer) {
    put("void " + sale.receipt() + " by " + cashierName, opensDrawer);
  }

  @Override
  public void openDrawer() {
    put("open", true);
  }

  @Override
  public void dayReport(OpenDrawer drawer, Actor by) {
    put("X " + drawer.tally().sales(), false);
  }

  @Override
  public void dayReport(ClosedDrawer drawer, Actor by) {
    put("Z " + drawer.variance(), false);
  }

  @Override
  public int waiting() {
    return jobs.size();
  }

  private void put(String job, boolean pulse) {
    if (broken) {
      throw new IllegalStateException("no queue");
    }
    jobs.add(pulse ? job + " PULSE" : job);
  }

  @Override
  public @Nullable String warning() {
    return null;
  }
}
