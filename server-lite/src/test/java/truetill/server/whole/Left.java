package truetill.server.whole;

import java.util.List;

/**
 * What stays different after a step was undone or repeated, because a rule says so.
 *
 * @param table {@link #ANY} for each of them
 * @param column {@link #NONE} when whole rows are meant
 * @param rows how many rows more there are, when whole rows are meant
 * @param rule why
 */
record Left(String table, String column, int rows, String rule) {
  private static final String ANY = "any table";
  private static final String NONE = "no column";

  /** What moves with every writing, whatever is written. */
  static final List<Left> ALWAYS =
      List.of(
          column(ANY, "updated_at", "it tells when a row was written last, and undoing writes it"),
          column("number_sequence", "next_value", "no number is handed out twice (section 3)"),
          column("feed_head", "seq", "registers hear of a change and of its undoing"));

  /** Its value in any row. */
  static Left column(String table, String column, String rule) {
    return new Left(table, column, 0, rule);
  }

  /** Exactly so many rows that were not there. */
  static Left rows(String table, int rows, String rule) {
    return new Left(table, NONE, rows, rule);
  }

  boolean isColumn() {
    return !column.equals(NONE);
  }

  boolean isOf(String aTable) {
    return table.equals(ANY) || table.equals(aTable);
  }
}
