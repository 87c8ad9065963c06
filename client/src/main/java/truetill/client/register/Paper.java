package truetill.client.register;

import org.jspecify.annotations.Nullable;
import truetill.core.people.Actor;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.TillState.ClosedDrawer;

/**
 * The printer and the cash drawer behind it, as a desk uses them: each call only puts a job in the
 * queue, and is made after its fact is recorded. One pulse per cash event (house section 6).
 */
public interface Paper {
  /**
   * The one original of a receipt.
   *
   * @param opensDrawer cash changed hands
   */
  void receipt(RecordedSale sale, Actor cashier, boolean opensDrawer);

  /** A copy, marked as one, with no pulse. */
  void copy(RecordedSale sale, String cashierName);

  /** The slip of a sale that was taken back. */
  void voided(RecordedSale sale, String cashierName, boolean opensDrawer);

  /** Opens the drawer without paper: a drop, or no sale. */
  void openDrawer();

  /**
   * The day so far (X).
   *
   * @param by decides whether the expected cash may stand on it
   */
  void dayReport(OpenDrawer drawer, Actor by);

  /** The closed day (Z). */
  void dayReport(ClosedDrawer drawer, Actor by);

  /** Jobs not yet on paper. */
  int waiting();

  /** About a receipt that may not have come out before the last stop (I30); null for none. */
  @Nullable String warning();

  /** A register without a printer. */
  Paper NONE =
      new Paper() {
        @Override
        public void receipt(RecordedSale sale, Actor cashier, boolean opensDrawer) {}

        @Override
        public void copy(RecordedSale sale, String cashierName) {}

        @Override
        public void voided(RecordedSale sale, String cashierName, boolean opensDrawer) {}

        @Override
        public void openDrawer() {}

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
      };
}
