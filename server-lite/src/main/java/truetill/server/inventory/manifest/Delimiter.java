package truetill.server.inventory.manifest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * Which character parts the cells (inventory rules, section 7): comma, semicolon, tab or bar,
 * whichever splits the header into most cells; the comma when it is a draw.
 */
final class Delimiter {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};

  private Delimiter() {}

  static Outcome<Character> of(Path file, TextEncoding encoding, ManifestLimits limits)
      throws IOException {
    char best = CANDIDATES[0];
    int most = 0;
    @Nullable Outcome<Character> broken = null;
    for (char candidate : CANDIDATES) {
      switch (headerCells(file, encoding, candidate, limits)) {
        case Outcome.Done<Integer>(Integer cells) -> {
          if (cells > most) {
            most = cells;
            best = candidate;
          }
        }
        case Outcome.Refused<Integer> refused -> broken = broken == null ? refused.as() : broken;
      }
    }
    // A header that no candidate splits is broken rather than one cell with an open quote in it.
    return most <= 1 && broken != null ? broken : Outcome.done(best);
  }

  private static Outcome<Integer> headerCells(
      Path file, TextEncoding encoding, char candidate, ManifestLimits limits) throws IOException {
    try (CsvRecords records = new CsvRecords(encoding.open(file), candidate, limits)) {
      while (true) {
        switch (records.next()) {
          case Outcome.Refused<Optional<RawRecord>> refused -> {
            return refused.as();
          }
          case Outcome.Done<Optional<RawRecord>>(Optional<RawRecord> record) -> {
            if (record.isEmpty()) {
              return Outcome.done(0);
            }
            if (!CellText.isBlank(record.get().cells())) {
              return Outcome.done(record.get().cells().size());
            }
          }
        }
      }
    }
  }
}
