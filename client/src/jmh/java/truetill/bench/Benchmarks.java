package truetill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import truetill.client.app.ChangeSeen;
import truetill.client.app.ColdStart;
import truetill.client.app.SnapshotPull;
import truetill.client.journal.OpAppend;
import truetill.client.register.SaleRecording;
import truetill.client.screens.pos.sale.ScanToLine;
import truetill.server.app.DashboardYears;
import truetill.server.app.ServerLogin;
import truetill.server.app.ServerSale;
import truetill.server.app.TimeEntryPages;
import truetill.server.inventory.ItemBuild;
import truetill.server.inventory.ItemPages;
import truetill.server.inventory.ManifestProcess;
import truetill.server.inventory.ProductMatchingRun;

/**
 * Runs every benchmark and prints the figures beside their limits; ends with 1 when one is missed.
 * JMH's own account of each run lies in the folder {@link BenchFolder#root}.
 */
public final class Benchmarks {
  private static final int CLIENTS = 8;
  private static final int APPENDS = Integer.getInteger("truetill.bench.appends", 2_000);
  private static final int CHANGES = Integer.getInteger("truetill.bench.changes", 300);
  private static final int STARTS = Integer.getInteger("truetill.bench.starts", 9);
  private static final int ITEMS = Integer.getInteger("truetill.bench.items", 1_000_000);

  private final RatioReport report = new RatioReport();

  private Benchmarks() {}

  /** One benchmark of the run, as it is written and judged. */
  @FunctionalInterface
  private interface Part {
    void measure() throws Exception;
  }

  /**
   * Runs all, or those named.
   *
   * @param arguments {@code all}, or names out of recorded-sale, scan-to-line, server-sale, login,
   *     time-entries, dashboard, manifest, item-pages, matching, build, op-append, snapshot,
   *     change-seen, cold-start, parted by commas
   */
  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(BenchFolder.root());
    Benchmarks all = new Benchmarks();
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("recorded-sale", all::recordedSale);
    parts.put("scan-to-line", all::scanToLine);
    parts.put("server-sale", all::serverSale);
    parts.put("login", all::login);
    parts.put("time-entries", all::timeEntries);
    parts.put("dashboard", all::dashboard);
    parts.put("manifest", all::manifest);
    parts.put("item-pages", all::itemPages);
    parts.put("matching", all::matching);
    parts.put("build", all::build);
    parts.put("op-append", all::opAppend);
    parts.put("snapshot", all::snapshot);
    parts.put("change-seen", all::changeSeen);
    parts.put("cold-start", all::coldStart);
    String wanted = arguments.length == 0 ? "all" : arguments[0];
    for (String name :
        wanted.equals("all") ? List.copyOf(parts.keySet()) : List.of(wanted.split(",", -1))) {
      Part part = parts.get(name);
      if (part == null) {
        System.out.println("No benchmark is called " + name + ". There are " + parts.keySet());
        System.exit(1);
        return;
      }
      part.measure();
    }
    System.out.println();
    System.out.println(machine());
    all.report.print(System.out);
    if (!all.report.passes()) {
      System.out.println("A limit is missed.");
      System.exit(1);
    }
  }

  private void recordedSale() throws RunnerException {
    Collection<RunResult> results = run(SaleRecording.class, 1);
    double sale = percentile(results, "recordedSale", 50) / 1000;
    double bare = percentile(results, "bareAppendAndForce", 50) / 1000;
    report.atMost(
        "recorded sale / bare append+force",
        String.format(Locale.ROOT, "median %.3f ms / %.3f ms", sale, bare),
        sale / bare,
        "x",
        2.0);
  }

  private void scanToLine() throws RunnerException {
    Collection<RunResult> results = run(ScanToLine.class, 1);
    double small = percentile(results, "10000", 99) / 1000;
    double large = percentile(results, "100000", 99) / 1000;
    String medians =
        String.format(
            Locale.ROOT,
            "medians %.3f ms, %.3f ms",
            percentile(results, "10000", 50) / 1000,
            percentile(results, "100000", 50) / 1000);
    report.atMost("scan to line, 10,000 items", "p99; " + medians, small, " ms", 16);
    report.atMost("scan to line, 100,000 items", "p99", large, " ms", 16);
    report.atMost(
        "scan to line, 100,000 / 10,000 items",
        String.format(Locale.ROOT, "p99 %.3f ms / %.3f ms", large, small),
        large / small,
        "x",
        1.5);
  }

  private void serverSale() throws RunnerException {
    Collection<RunResult> alone = run(ServerSale.class, 1);
    double sale = perSecond(alone, "overHttp");
    double bare = perSecond(alone, "bareTransactions");
    report.noted(
        "server sale / bare, 1 client",
        String.format(Locale.ROOT, "%.0f/s / %.0f/s", sale, bare),
        sale / bare,
        "x");
    Collection<RunResult> crowd = run(ServerSale.class, CLIENTS);
    sale = perSecond(crowd, "overHttp");
    bare = perSecond(crowd, "bareTransactions");
    report.atLeast(
        "server sale / bare, " + CLIENTS + " clients",
        String.format(Locale.ROOT, "%.0f/s / %.0f/s", sale, bare),
        sale / bare,
        "x",
        0.4);
  }

  private void login() throws RunnerException {
    Collection<RunResult> results = run(ServerLogin.class, 1);
    double login = score(results, "overHttp", "");
    double bare = score(results, "bareTransaction", "");
    report.noted(
        "sign-in without the hash / bare",
        String.format(Locale.ROOT, "%.0f us / %.0f us", login, bare),
        login / bare,
        "x");
  }

  private void timeEntries() throws RunnerException {
    Collection<RunResult> results = run(TimeEntryPages.class, 1);
    againstBare("page of 10,000 time entries / bare", results, "10000");
    againstBare("page of 1,000,000 time entries / bare", results, "1000000");
    growth("page of 1,000,000 / 10,000 time entries", results, "10000", "1000000", 3.0);
  }

  private void dashboard() throws RunnerException {
    Collection<RunResult> results = run(DashboardYears.class, 1);
    againstBare("dashboard after 1 year / bare", results, "1");
    againstBare("dashboard after 10 years / bare", results, "10");
    growth("dashboard after 10 years / 1 year", results, "1", "10", 1.5);
  }

  private void manifest() throws RunnerException {
    Collection<RunResult> results = run(ManifestProcess.class, 1);
    double served = score(results, "overHttp", "");
    double bare = score(results, "bareParseAndInsert", "");
    report.atMost(
        "100,000 manifest rows / bare parse and insert",
        String.format(Locale.ROOT, "%.0f ms / %.0f ms", served, bare),
        served / bare,
        "x",
        3.0);
  }

  private void itemPages() throws RunnerException {
    Collection<RunResult> results = run(ItemPages.class, 1);
    for (String method : List.of("filterPage", "filterOverHttp", "search", "searchOverHttp")) {
      double small = score(results, method, "10000");
      double middle = score(results, method, "100000");
      double large = score(results, method, "1000000");
      report.atMost(
          method + ", 1,000,000 / 10,000 items",
          String.format(Locale.ROOT, "%.0f us, %.0f us, %.0f us", large, middle, small),
          large / small,
          "x",
          3.0);
    }
    report.noted(
        "count of a filter by the database alone, 1,000,000 items",
        String.format(Locale.ROOT, "10,000: %.0f us", score(results, "countByDatabase", "10000")),
        score(results, "countByDatabase", "1000000") / 1000,
        " ms");
  }

  private void matching() throws RunnerException {
    Collection<RunResult> results = run(ProductMatchingRun.class, 1);
    double served = score(results, "overHttp", "");
    double bare = score(results, "bareReadAndUpdate", "");
    report.noted(
        "100,000 rows matched against 1,000,000 products / bare read and update",
        String.format(Locale.ROOT, "%.0f ms / %.0f ms; 1,000 as the rule", served, bare),
        served / bare,
        "x");
  }

  private void build() throws RunnerException {
    Collection<RunResult> results = run(ItemBuild.class, 1);
    double served = score(results, "overHttp", "");
    double bare = score(results, "bareInsert", "");
    report.noted(
        "50,000 items built / bare insert of the same rows",
        String.format(Locale.ROOT, "%.0f ms / %.0f ms", served, bare),
        served / bare,
        "x");
  }

  private void opAppend() throws IOException {
    System.out.println("measuring the append of an op …");
    OpAppend.Took took = OpAppend.measure(APPENDS);
    report.atMost(
        "op append / bare append+force",
        String.format(
            Locale.ROOT,
            "median %.3f ms / %.3f ms",
            seconds(took.append()) * 1000,
            seconds(took.bare()) * 1000),
        seconds(took.append()) / seconds(took.bare()),
        "x",
        1.5);
  }

  private void snapshot() throws Exception {
    System.out.println("measuring the pull of " + ITEMS + " items …");
    SnapshotPull.Took took = SnapshotPull.measure(ITEMS);
    report.atMost(
        String.format(Locale.ROOT, "pull of %,d items / bare copy", took.items()),
        String.format(Locale.ROOT, "%.1f s / %.1f s", seconds(took.pull()), seconds(took.bare())),
        seconds(took.pull()) / seconds(took.bare()),
        "x",
        2.0);
  }

  private void changeSeen() throws Exception {
    System.out.println("measuring how soon a change is seen …");
    List<ChangeSeen.Took> all = ChangeSeen.measure(CHANGES);
    List<Duration> seen = all.stream().map(ChangeSeen.Took::seen).sorted().toList();
    List<Duration> answered = all.stream().map(ChangeSeen.Took::answered).sorted().toList();
    report.atMost(
        "price change seen on a register",
        String.format(
            Locale.ROOT,
            "p99 of %d; median %.1f ms after the answer",
            seen.size(),
            seconds(seen.get(seen.size() / 2)) * 1000),
        seconds(seen.get(seen.size() * 99 / 100)) * 1000,
        " ms",
        200);
    report.noted(
        "the answer to that price change",
        String.format(
            Locale.ROOT,
            "median; p99 %.1f ms",
            seconds(answered.get(answered.size() * 99 / 100)) * 1000),
        seconds(answered.get(answered.size() / 2)) * 1000,
        " ms");
  }

  private void coldStart() throws Exception {
    System.out.println("measuring the start of a register with " + ITEMS + " items …");
    ColdStart.Took took = ColdStart.measure(ITEMS, STARTS);
    report.atMost(
        String.format(Locale.ROOT, "start to first scan, %,d items / none", ITEMS),
        String.format(
            Locale.ROOT, "median %.2f s / %.2f s", seconds(took.many()), seconds(took.few())),
        seconds(took.many()) / seconds(took.few()),
        "x",
        1.5);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private void againstBare(String name, Collection<RunResult> results, String size) {
    double served = score(results, "overHttp", size);
    double bare = score(results, "bareQueries", size);
    report.noted(
        name, String.format(Locale.ROOT, "%.0f us / %.0f us", served, bare), served / bare, "x");
  }

  private void growth(
      String name, Collection<RunResult> results, String small, String large, double limit) {
    double before = score(results, "overHttp", small);
    double after = score(results, "overHttp", large);
    report.atMost(
        name,
        String.format(Locale.ROOT, "%.0f us / %.0f us", after, before),
        after / before,
        "x",
        limit);
  }

  /** The mean of one method, with this value of its one parameter if it has one. */
  private static double score(Collection<RunResult> results, String method, String value) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
        .filter(result ->
            result.getParams().getParamsKeys().stream()
                .allMatch(key -> value.equals(result.getParams().getParam(key))))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("JMH answered no result for " + method))
        .getPrimaryResult()
        .getScore();
  }

  private static Collection<RunResult> run(Class<?> benchmark, int threads) throws RunnerException {
    String name = benchmark.getSimpleName() + "-" + threads;
    System.out.println("measuring " + benchmark.getSimpleName() + ", threads: " + threads + " …");
    Path folder = BenchFolder.root();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + benchmark.getSimpleName() + "\\.")
            .threads(threads)
            .shouldFailOnError(true)
            .output(folder.resolve(name + ".txt").toString())
            .resultFormat(ResultFormatType.JSON)
            .result(folder.resolve(name + ".json").toString());
    return new Runner(options.build()).run();
  }

  /** Of the run whose method or parameter has this name, in its own unit. */
  private static double percentile(Collection<RunResult> results, String name, double rank) {
    return named(results, name).getPrimaryResult().getStatistics().getPercentile(rank);
  }

  private static double perSecond(Collection<RunResult> results, String name) {
    return named(results, name).getPrimaryResult().getScore();
  }

  private static RunResult named(Collection<RunResult> results, String name) {
    return results.stream()
        .filter(result ->
            result.getParams().getBenchmark().endsWith("." + name)
                || (result.getParams().getParamsKeys().contains("items")
                    && name.equals(result.getParams().getParam("items"))))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("JMH answered no result for " + name));
  }

  private static String machine() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    return String.format(
        Locale.ROOT,
        "%s %s, %d cores, JDK %s (%s), heap up to %d MiB, disk %s",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        runtime.availableProcessors(),
        Runtime.version(),
        System.getProperty("java.vm.name"),
        runtime.maxMemory() >> 20,
        Files.getFileStore(BenchFolder.root()).type());
  }
}
