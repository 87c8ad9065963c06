package truetill.client.devices.receipt;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import truetill.client.devices.receipt.SlipLine.Weight;

/** What all slips share: the shop's lines, the marks, and how a time is written. */
final class SlipHead {
  static final int MOST_LINES = 4;

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private SlipHead() {}

  static void shop(StoreHeading store, PaperColumns paper) {
    paper.centred(store.name(), MOST_LINES, Weight.STRONG);
    paper.centred(store.address(), MOST_LINES, Weight.PLAIN);
    paper.centred(store.phone(), MOST_LINES, Weight.PLAIN);
  }

  static void marks(Set<SlipMark> marks, PaperColumns paper) {
    for (SlipMark mark : SlipMark.values()) {
      if (marks.contains(mark)) {
        paper.centred("*** " + mark.words() + " ***", MOST_LINES, Weight.STRONG);
      }
    }
  }

  static String when(Instant at, ZoneId zone) {
    return WHEN.format(at.atZone(zone));
  }
}
