package truetill.client.journal;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A segment's file name: the seq of its first record, and how often that seq was begun anew after a
 * failed write or force.
 *
 * @param take 0, or 1 and up for a segment written instead of one that failed
 */
record SegmentName(long firstSeq, int take) implements Comparable<SegmentName> {
  private static final Pattern FORM = Pattern.compile("(\\d{16})(?:-(\\d{1,9}))?\\.seg");
  private static final Comparator<SegmentName> ORDER =
      Comparator.comparingLong(SegmentName::firstSeq).thenComparingInt(SegmentName::take);

  static Optional<SegmentName> parse(String file) {
    Matcher matcher = FORM.matcher(file);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String take = matcher.group(2);
    return Optional.of(
        new SegmentName(
            Long.parseLong(matcher.group(1)), take == null ? 0 : Integer.parseInt(take)));
  }

  String file() {
    return String.format(Locale.ROOT, "%016d", firstSeq) + (take == 0 ? "" : "-" + take) + ".seg";
  }

  String path() {
    return Journal.FOLDER + "/" + file();
  }

  @Override
  public int compareTo(SegmentName other) {
    return ORDER.compare(this, other);
  }
}
