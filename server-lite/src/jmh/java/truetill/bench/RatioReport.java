package truetill.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figures of one run beside their limits. A figure may be a ratio of two things measured in the
 * same run, so that it says the same on a slow machine and on a fast one.
 */
public final class RatioReport {
  /**
   * One figure and its limit.
   *
   * @param how what it was computed of, with the measured values
   * @param unit printed behind the number, such as {@code x} or {@code ms}
   * @param isUpper whether the figure may not exceed the limit; else it may not fall below it
   */
  private record Row(
      String name, String how, double figure, String unit, double limit, boolean isUpper) {
    /** False for a figure that is no number, too. */
    boolean passes() {
      return isUpper ? figure <= limit : figure >= limit;
    }
  }

  private final List<Row> rows = new ArrayList<>();

  public void atMost(String name, String how, double figure, String unit, double limit) {
    rows.add(new Row(name, how, figure, unit, limit, true));
  }

  public void atLeast(String name, String how, double figure, String unit, double limit) {
    rows.add(new Row(name, how, figure, unit, limit, false));
  }

  /** A figure without a limit, to compare with. */
  public void noted(String name, String how, double figure, String unit) {
    rows.add(new Row(name, how, figure, unit, Double.NaN, true));
  }

  /** Whether every figure that has a limit keeps it. */
  public boolean passes() {
    return rows.stream().filter(row -> !Double.isNaN(row.limit())).allMatch(Row::passes);
  }

  public void print(PrintStream out) {
    out.println(line("figure", "measured", "limit", "", "of"));
    for (Row row : rows) {
      boolean limited = !Double.isNaN(row.limit());
      out.println(
          line(
              row.name(),
              number(row.figure()) + row.unit(),
              limited ? (row.isUpper() ? "<= " : ">= ") + number(row.limit()) + row.unit() : "-",
              limited ? (row.passes() ? "PASS" : "MISS") : "",
              row.how()));
    }
  }

  private static String line(String name, String figure, String limit, String verdict, String how) {
    return String.format(
            Locale.ROOT, "%-38s %10s %12s  %-4s  %s", name, figure, limit, verdict, how)
        .stripTrailing();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
