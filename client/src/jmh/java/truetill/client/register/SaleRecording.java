package truetill.client.register;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import truetill.bench.BenchFolder;
import truetill.client.cache.FeedRows;
import truetill.core.money.Money;
import truetill.core.pos.Tender;
import truetill.core.wire.sync.Changes;

/**
 * A recorded sale (decide, append, force: what the cashier waits for after the last key) beside the
 * bare append and force of the very same bytes to a file of the same folder.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class SaleRecording {
  private static final int ITEMS = 60_000;
  private static final int ITEMS_A_SALE = 3;
  private static final int FRAME_BYTES = 8;

  /** A register on the disk, ready to sell. */
  @SuppressWarnings("NullAway.Init") // opened before anything else
  public abstract static class Till {
    private BenchFolder folder;
    private RegisterFixture register;
    private SellingDesk desk;
    private int scanned;

    final void openTill() throws IOException {
      folder = BenchFolder.create("register");
      register = RegisterFixture.in(folder.path());
      register.ready();
      List<Changes.Row> rows = new ArrayList<>(RegisterFixture.shopRows());
      for (int number = 101; number <= ITEMS; number++) {
        rows.add(FeedRows.item(number, "Brass lamp " + number, 499, "on_shelf"));
      }
      register.cache().image().replace(FeedRows.header(20), FeedRows.snapshot(rows), 0);
      desk = register.register().selling();
      scanned = 100;
    }

    /** Three lines on the counter, everything before them on the disk and in the cache. */
    final void fillCart() {
      for (int line = 0; line < ITEMS_A_SALE; line++) {
        scanned++;
        desk.scan(FeedRows.sku(scanned)).orElseThrow();
      }
      register.register().drawer().noSale("bench").orElseThrow();
      while (register.cache().positions().appliedSeq() < register.journal().head().seq()) {
        LockSupport.parkNanos(50_000);
      }
    }

    final SellingDesk.PaidSale pay() {
      return desk.pay(Tender.cash(Money.of("20.00"))).orElseThrow();
    }

    final Path folder() {
      return folder.path();
    }

    /** The record of a sale as it stands in the journal. */
    final byte[] recorded(SellingDesk.PaidSale sale) throws IOException {
      return register.journal().read(sale.seq(), 1, Integer.MAX_VALUE).getFirst();
    }

    final void closeTill() throws IOException {
      register.close();
      folder.close();
    }
  }

  /** A till with a filled cart before every sale. */
  @State(Scope.Thread)
  public static class FilledTill extends Till {
    @Setup(Level.Trial)
    public void open() throws IOException {
      openTill();
    }

    @Setup(Level.Invocation)
    public void fill() {
      fillCart();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      closeTill();
    }
  }

  /** The bytes of a sale recorded just before, and a file to append them to. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class SameBytes extends Till {
    private FileChannel file;
    private ByteBuffer bytes;

    @Setup(Level.Trial)
    public void open() throws IOException {
      openTill();
      file =
          FileChannel.open(
              folder().resolve("bare"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND);
    }

    @Setup(Level.Invocation)
    public void record() throws IOException {
      fillCart();
      byte[] record = recorded(pay());
      bytes = ByteBuffer.allocate(FRAME_BYTES + record.length);
      bytes.position(FRAME_BYTES).put(record).flip();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      file.close();
      closeTill();
    }
  }

  @Benchmark
  public SellingDesk.PaidSale recordedSale(FilledTill till) {
    return till.pay();
  }

  @Benchmark
  public long bareAppendAndForce(SameBytes same) throws IOException {
    long written = 0;
    while (same.bytes.hasRemaining()) {
      written += same.file.write(same.bytes);
    }
    same.file.force(false);
    return written;
  }
}
