package truetill.client.register;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.core.people.Actor;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.TillState.ClosedDrawer;

/**
 * Decides what goes to paper after a fact is recorded. A printer that throws never turns a recorded
 * sale into a failure.
 */
final class Printing {
  private static final Logger LOG = LoggerFactory.getLogger(Printing.class);

  private final Paper paper;

  Printing(Paper paper) {
    this.paper = paper;
  }

  void receipt(RecordedSale sale, Actor cashier) {
    boolean movesCash = sale.payment().tendered() != null;
    put(queue -> queue.receipt(sale, cashier, movesCash));
  }

  void copy(RecordedSale sale, String cashierName) {
    put(queue -> queue.copy(sale, cashierName));
  }

  void voided(RecordedSale sale, String cashierName, boolean cashGoesBack) {
    put(queue -> queue.voided(sale, cashierName, cashGoesBack));
  }

  void openDrawer() {
    put(Paper::openDrawer);
  }

  void dayReport(OpenDrawer drawer, Actor by) {
    put(queue -> queue.dayReport(drawer, by));
  }

  void dayReport(ClosedDrawer drawer, Actor by) {
    put(queue -> queue.dayReport(drawer, by));
  }

  int waiting() {
    return paper.waiting();
  }

  @Nullable String warning() {
    return paper.warning();
  }

  private void put(Consumer<Paper> job) {
    try {
      job.accept(paper);
    } catch (RuntimeException broken) {
      LOG.error("The print queue did not take a job", broken);
    }
  }
}
