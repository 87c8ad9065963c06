package truetill.server.inventory.manifest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import truetill.core.outcome.Outcome;

/** A whole small file as the tests look at it; the first refusal ends the reading. */
record Read(
    List<String> headers, String signature, List<ManifestRow> rows, String code, String detail) {

  static Read file(Path file) throws IOException {
    return file(file, ManifestLimits.CONTRACT);
  }

  static Read file(Path file, ManifestLimits limits) throws IOException {
    return switch (ManifestReader.open(file, limits)) {
      case Outcome.Refused<ManifestReader>(String code, String detail) ->
          new Read(List.of(), "", List.of(), code, detail);
      case Outcome.Done<ManifestReader>(ManifestReader reader) -> all(reader);
    };
  }

  private static Read all(ManifestReader reader) throws IOException {
    List<ManifestRow> rows = new ArrayList<>();
    try (reader) {
      while (true) {
        switch (reader.next()) {
          case Outcome.Refused<Optional<ManifestRow>>(String code, String detail) -> {
            return new Read(reader.headers(), reader.signature(), rows, code, detail);
          }
          case Outcome.Done<Optional<ManifestRow>>(Optional<ManifestRow> row) -> {
            if (row.isEmpty()) {
              return new Read(reader.headers(), reader.signature(), rows, "", "");
            }
            rows.add(row.get());
          }
        }
      }
    }
  }

  List<List<String>> cells() {
    return rows.stream().map(ManifestRow::cells).toList();
  }

  List<Integer> rowNumbers() {
    return rows.stream().map(ManifestRow::rowNumber).toList();
  }

  List<ManifestWarning> warnings() {
    return rows.stream().flatMap(row -> row.warnings().stream()).toList();
  }
}
