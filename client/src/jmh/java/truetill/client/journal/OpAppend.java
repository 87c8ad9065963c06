package truetill.client.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import truetill.bench.BenchFolder;

/**
 * One op appended to a journal and forced, beside the bare append and force of the very same bytes
 * to a file of the same folder. The two take turns, so that both meet the disk as it is just then.
 */
public final class OpAppend {
  private static final int FRAME_BYTES = 8;
  private static final int WARM_UP = 2_000;
  private static final int COUNTERS = 9_000;

  private OpAppend() {}

  /** The middle one of each. */
  public record Took(Duration append, Duration bare) {}

  /** Appends so many of each. */
  public static Took measure(int appends) throws IOException {
    JournalFixture fixture = new JournalFixture();
    List<Duration> ofJournal = new ArrayList<>();
    List<Duration> ofBare = new ArrayList<>();
    try (BenchFolder folder = BenchFolder.create("journal");
        Journal journal = journal(folder);
        FileChannel bare =
            FileChannel.open(
                folder.path().resolve("bare"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
      for (int turn = 0; turn < WARM_UP + appends; turn++) {
        List<JournalRecord> records =
            fixture.chain(journal.head(), JournalFixture.sale(1 + turn % COUNTERS, "12.34"));
        ByteBuffer bytes = framed(records.getFirst().bytes());
        long begun = System.nanoTime();
        journal.append(records).orElseThrow();
        long appended = System.nanoTime();
        while (bytes.hasRemaining()) {
          bare.write(bytes);
        }
        bare.force(false);
        long forced = System.nanoTime();
        if (turn >= WARM_UP) {
          ofJournal.add(Duration.ofNanos(appended - begun));
          ofBare.add(Duration.ofNanos(forced - appended));
        }
      }
    }
    return new Took(middle(ofJournal), middle(ofBare));
  }

  private static Journal journal(BenchFolder folder) throws IOException {
    DiskStorage storage = DiskStorage.create(folder.path());
    DeviceFile.write(storage, JournalFixture.IDENTITY);
    return new JournalOpening(
            storage, JournalFixture.IDENTITY, (delay, task) -> () -> {}, FaultPoints.NONE)
        .open(record -> {})
        .orElseThrow();
  }

  /** As long as the journal writes it. */
  private static ByteBuffer framed(byte[] record) {
    return ByteBuffer.allocate(FRAME_BYTES + record.length)
        .position(FRAME_BYTES)
        .put(record)
        .flip();
  }

  private static Duration middle(List<Duration> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }
}
