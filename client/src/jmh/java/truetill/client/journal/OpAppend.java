package truetill.client.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/**
 * One op appended to a journal and forced, beside the bare append and force of the very same bytes
 * to a file of the same folder.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class OpAppend {
  private static final int FRAME_BYTES = 8;

  /** A journal on the disk and the next record for it. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class Next {
    private final JournalFixture fixture = new JournalFixture();
    private BenchFolder folder;
    private Journal journal;
    private FileChannel bare;
    private List<JournalRecord> records;
    private ByteBuffer bytes;
    private int counter;

    @Setup(Level.Trial)
    public void open() throws IOException {
      folder = BenchFolder.create("journal");
      DiskStorage storage = DiskStorage.create(folder.path());
      DeviceFile.write(storage, JournalFixture.IDENTITY);
      journal =
          new JournalOpening(
                  storage, JournalFixture.IDENTITY, (delay, task) -> () -> {}, FaultPoints.NONE)
              .open(record -> {})
              .orElseThrow();
      bare =
          FileChannel.open(
              folder.path().resolve("bare"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND);
    }

    @Setup(Level.Invocation)
    public void next() {
      counter = counter % 9_000 + 1;
      records = fixture.chain(journal.head(), JournalFixture.sale(counter, "12.34"));
      byte[] record = records.getFirst().bytes();
      bytes = ByteBuffer.allocate(FRAME_BYTES + record.length);
      bytes.position(FRAME_BYTES).put(record).flip();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      bare.close();
      journal.close();
      folder.close();
    }
  }

  @Benchmark
  public Journal.Head opAppend(Next next) {
    return next.journal.append(next.records).orElseThrow();
  }

  @Benchmark
  public long bareAppendAndForce(Next next) throws IOException {
    long written = 0;
    while (next.bytes.hasRemaining()) {
      written += next.bare.write(next.bytes);
    }
    next.bare.force(false);
    return written;
  }
}
