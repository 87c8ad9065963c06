package truetill.client.screens.pos.sale;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import truetill.bench.BenchFolder;
import truetill.client.cache.FeedRows;
import truetill.client.fx.Background;
import truetill.client.fx.OnThisThread;
import truetill.client.fx.Words;
import truetill.client.register.Register;
import truetill.client.register.RegisterFixture;
import truetill.client.screens.pos.Counter;
import truetill.client.screens.pos.FindText;
import truetill.client.shell.FrameModel;
import truetill.client.shell.Navigator;
import truetill.client.shell.Session;
import truetill.client.shell.Sounds;
import truetill.core.clock.StoreClock;
import truetill.core.pos.Tender;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.FeedTables;

/**
 * From a scanned code to the line in the sale screen's model: look the item up in the register's
 * cache, decide, record the line, show it. No code is scanned twice in a run, because the database
 * answers a repeated question from memory.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ScanToLine {
  /** Coprime to both numbers of items, so that steps of it meet each item once, far apart. */
  private static final int STRIDE = 7919;

  private static final int LINES_A_SALE = 8;

  /** A breath between two scans; with it the whole run needs fewer codes than there are. */
  private static final Duration BREATH = Duration.ofMillis(1);

  /** A register with a full cache, its sale screen's model, and codes never scanned before. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class SaleScreen {
    @Param({"10000", "100000"})
    public int items;

    private BenchFolder folder;
    private RegisterFixture register;
    private SaleModel model;
    private String code;
    private int scans;

    @Setup(Level.Trial)
    public void open() throws IOException {
      folder = BenchFolder.create("scan");
      register = RegisterFixture.in(folder.path());
      register.ready();
      List<Changes.Row> rows = new ArrayList<>(RegisterFixture.shopRows());
      rows.removeIf(row -> row.table().equals(FeedTables.ITEM));
      for (int number = 1; number <= items; number++) {
        rows.add(FeedRows.item(number, "Brass lamp " + number, 499, "on_shelf"));
      }
      register.cache().image().replace(FeedRows.header(20), FeedRows.snapshot(rows), 0);
      model = model(register.register());
    }

    private SaleModel model(Register till) {
      Background here = OnThisThread.strict();
      Words words = Words.english();
      Session session = new Session();
      session.begin(register.signInCashier());
      Counter counter = new Counter(till.selling(), here, Sounds.NONE);
      return new SaleModel(
          counter,
          new UntaggedModel(counter, words),
          new NoSaleModel(till.drawer(), here, words),
          new VoidModel(till.selling(), counter, here, words),
          new Navigator(session, () -> true),
          session,
          new FindText(),
          new FrameModel(
              till, here, new StoreClock(register.clock, till.shop().zone()), words, session),
          words);
    }

    /** Pays a long sale, and chooses the next code. */
    @Setup(Level.Invocation)
    public void next() {
      if (model.lines().size() >= LINES_A_SALE) {
        register.register().selling().pay(Tender.exactCash()).orElseThrow();
        model.entered();
      }
      if (scans == items) {
        throw new IllegalStateException("Every code was scanned once; scan fewer of them.");
      }
      scans++;
      code = FeedRows.sku(1 + (int) ((long) scans * STRIDE % items));
      LockSupport.parkNanos(BREATH.toNanos());
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      register.close();
      folder.close();
    }
  }

  @Benchmark
  public int scanToLine(SaleScreen screen) {
    int before = screen.model.lines().size();
    screen.model.scanned(screen.code);
    int now = screen.model.lines().size();
    if (now != before + 1) {
      throw new IllegalStateException(screen.code + " did not become a line");
    }
    return now;
  }
}
