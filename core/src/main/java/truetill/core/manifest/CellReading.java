package truetill.core.manifest;

import java.util.Optional;

/**
 * What a cell says. A cell that cannot be read has a value too, the one the contract puts in its
 * place, so a manifest is never refused for one cell.
 *
 * @param warning why the value is not simply what stands in the cell
 */
public record CellReading<T>(T value, Optional<RowWarningCode> warning) {
  static <T> CellReading<T> of(T value) {
    return new CellReading<>(value, Optional.empty());
  }

  static <T> CellReading<T> warned(T value, RowWarningCode warning) {
    return new CellReading<>(value, Optional.of(warning));
  }
}
