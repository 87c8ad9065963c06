package truetill.client.sim;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A store with people and a few items, in which nobody worked yet; made once, as that takes longer
 * than a history.
 *
 * @param file its database
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record FreshStore(byte[] file, List<SimOffice.Made> items, List<OfficeFact> people) {
  private static final int ITEMS = 12;
  private static @Nullable FreshStore made;

  static synchronized FreshStore once() {
    FreshStore known = made;
    if (known == null) {
      known = make();
      made = known;
    }
    return known;
  }

  private static FreshStore make() {
    SimClock clock = new SimClock(new SimTime());
    SimServer server = new SimServer(new byte[0], clock, 0);
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
