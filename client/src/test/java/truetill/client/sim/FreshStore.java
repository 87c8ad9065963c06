package truetill.client.sim;

import java.util.List;
import java.util.Random;

/**
 * A store with people and a few items, in which nobody worked yet; made once for each kind of
 * database, as that takes longer than a history.
 *
 * @param image its database
 */
record FreshStore(SimImage image, List<SimOffice.Made> items, List<OfficeFact> people) {
  private static final int ITEMS = 12;

  private static final class OnH2 {
    private static final FreshStore MADE = make(new SimImage.File(new byte[0]));
  }

  private static final class OnPostgres {
    private static final FreshStore MADE = make(new SimImage.Template(""));
  }

  static FreshStore once() {
    return OnH2.MADE;
  }

  static FreshStore onceOnPostgres() {
    return OnPostgres.MADE;
  }

  /** The H2 file of {@link #once}. */
  static byte[] file() {
    return once().image() instanceof SimImage.File(byte[] bytes) ? bytes : new byte[0];
  }

  private static FreshStore make(SimImage nothing) {
    SimClock clock = new SimClock(new SimTime());
    SimServer server = new SimServer(nothing, clock, 0);
    try (SimStore store = new SimStore(server, clock, Seeded.NOTHING)) {
      SimOffice office = new SimOffice(store, clock, new SimFigures(), new SimStock());
      Random dice = new Random(3);
      for (int item = 0; item < ITEMS; item++) {
        office.makeItem(dice);
      }
      return new FreshStore(server.forced(), office.made(), office.people());
    }
  }
}
