package truetill.core.manifest.formula;

import org.jspecify.annotations.Nullable;

/** The cells of one manifest record, by exact header. */
@FunctionalInterface
public interface Row {
  /** The cell's text; null when the header is unknown or the cell is null, which read as empty. */
  @Nullable String cell(String header);
}
