package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shifts of {@link SimModel}: each stands as it was clocked, and what cannot be so is flagged
 * (sync.md sections 6 and 8).
 */
final class SimShifts {
  /** Hundredths of an hour that an entry holds; what is longer counts nothing. */
  private static final long MOST_HELD = 999_999;

  private final Map<String, Shift> byUid = new LinkedHashMap<>();

  static final class Shift {
    String person = "";
    Instant in = Instant.EPOCH;
    @Nullable Instant out;
    boolean flagged;
    long hundredths;

    /** Both cover a stretch of time; nothing is covered by an empty one. */
    boolean overlaps(Shift other) {
      return !isEmpty()
          && !other.isEmpty()
          && (out == null || other.in.isBefore(out))
          && (other.out == null || in.isBefore(other.out));
    }

    private boolean isEmpty() {
      return out != null && !in.isBefore(out);
    }
  }

  Map<String, Shift> byUid() {
    return byUid;
  }

  /** Somebody clocked in; the kind of exception that raises, if any. */
  Optional<String> began(JsonNode record, Duration offset) {
    Shift shift = new Shift();
    shift.person = record.path("actor").asText();
    shift.in = wall(record, offset);
    Optional<String> overlap = overlap(shift);
    byUid.put(entry(record), shift);
    return overlap;
  }

  /** Somebody clocked out; the kind of exception that raises, if any. */
  Optional<String> ended(JsonNode record, Instant at, Duration offset) {
    Shift shift = Objects.requireNonNull(byUid.get(entry(record)));
    Instant out = wall(record, offset);
    shift.out = out;
    if (out.isBefore(shift.in)) {
      shift.flagged = true;
      return Optional.of("clock_orphan");
    }
    long told = record.path("body").path("hours_hundredths").asLong();
    shift.hundredths = told <= MOST_HELD ? told : 0;
    Optional<String> overlap = shift.flagged ? Optional.empty() : overlap(shift);
    if (overlap.isPresent()) {
      return overlap;
    }
    int breakMinutes = record.path("body").path("break_minutes").asInt();
    if (!out.equals(shift.in) && !isBelievable(shift, out, breakMinutes, at)) {
      shift.flagged = true;
      return Optional.of("clock_rule");
    }
    return Optional.empty();
  }

  private static String entry(JsonNode record) {
    return record.path("body").path("entry").asText();
  }

  /** Flags it and all of the same person that cover the same time. */
  private Optional<String> overlap(Shift shift) {
    List<Shift> covered = new ArrayList<>();
    for (Shift other : byUid.values()) {
      if (other != shift && other.person.equals(shift.person) && other.overlaps(shift)) {
        covered.add(other);
      }
    }
    if (covered.isEmpty()) {
      return Optional.empty();
    }
    covered.forEach(other -> other.flagged = true);
    shift.flagged = true;
    return Optional.of("clock_overlap");
  }

  /** Not in the future, at most a day, and longer than its break. */
  private static boolean isBelievable(Shift shift, Instant out, int breakMinutes, Instant at) {
    Duration length = Duration.between(shift.in, out);
    Instant latest = at.plus(Duration.ofMinutes(5));
    return !shift.in.isAfter(latest)
        && !out.isAfter(latest)
        && length.compareTo(Duration.ofHours(24)) <= 0
        && (breakMinutes == 0 || Duration.ofMinutes(breakMinutes).compareTo(length) < 0);
  }

  /** The device's clock, put right by what it lacked when it told of it. */
  private static Instant wall(JsonNode record, Duration offset) {
    Instant wall = Instant.ofEpochMilli(record.path("wall").asLong());
    boolean off = Math.abs(offset.toMillis()) > Duration.ofMinutes(2).toMillis();
    return off ? wall.plusMillis(offset.toMillis()) : wall;
  }
}
