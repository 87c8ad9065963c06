package truetill.client.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.Scheduler;
import truetill.core.journal.Op;
import truetill.core.outcome.Outcome;

/**
 * The register's commit point (sync.md sections 1 and 3): what {@link #append} accepted as hard is
 * on the disk. One thread appends; reading what is forced is for any thread.
 *
 * <p>What a segment whose write or force failed says of its last bytes is never believed again: the
 * same bytes since the last good force go to a fresh segment, and when that fails too, the answer
 * is a refusal and nothing of it stays ({@link RefusedBytes}).
 */
public final class Journal implements AutoCloseable {
  static final String FOLDER = "journal";
  private static final Duration SOFT_LIMIT = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** How soon a disk that refused a record is looked at again when nothing else asks for it. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  /**
   * The end of the chain.
   *
   * @param seq 0 before the first record
   * @param hash 64 hex digits; the chain's root before the first record
   */
  public record Head(long seq, String hash) {}

  private final Storage storage;
  private final Scheduler scheduler;
  private final FaultPoints faults;
  private final JournalReader reader;
  private final StorageFile hint;
  private final Set<SegmentName> usedNames;

  /** Acknowledged as soft, not forced yet. */
  private final List<JournalRecord> unforced = new ArrayList<>();

  /** To be gone before anything else is recorded. */
  private final List<RefusedBytes> refused = new ArrayList<>();

  private @Nullable SegmentWriter segment;
  private Scheduler.@Nullable Task softForce;
  private Scheduler.@Nullable Task look;
  private int hintSlot;
  private volatile Head head;
  private volatile Head forced;
  private volatile @Nullable String failure;
  private volatile @Nullable JournalStop stopped;

  Journal(
      Storage storage,
      Scheduler scheduler,
      FaultPoints faults,
      Head head,
      List<SegmentName> segments,
      @Nullable SegmentWriter segment,
      StorageFile hint,
      @Nullable JournalStop stopped) {
    this.storage = storage;
    this.scheduler = scheduler;
    this.faults = faults;
    this.reader = new JournalReader(storage, segments);
    this.usedNames = new HashSet<>(segments);
    this.segment = segment;
    this.hint = hint;
    this.stopped = stopped;
    this.head = head;
    this.forced = head;
  }

  /** The last record written, soft ones included. */
  public Head head() {
    return head;
  }

  /** The last record known to be on the disk; nothing above it is ever sent. */
  public Head forced() {
    return forced;
  }

  /** A sentence about a disk that failed last time it was asked, null when all is well. */
  public @Nullable String failure() {
    return failure;
  }

  /** Why nothing more is recorded under this device's id, null while all is well. */
  public @Nullable JournalStop stopped() {
    return stopped;
  }

  /**
   * Refuses every append from now on, after a restart too (I17); from any thread. What is written
   * already stays.
   */
  public synchronized void stop(JournalStop stop) {
    if (stopped != null) {
      return;
    }
    stopped = stop;
    try {
      StopFile.write(storage, stop);
    } catch (IOException notKept) {
      // It holds for this run, and the first word with the store after the next start finds it
      // again.
    }
  }

  public DiskSpace space() {
    try {
      return DiskSpace.of(storage.freeBytes());
    } catch (IOException unknown) {
      return DiskSpace.ENOUGH; // the write itself will tell
    }
  }

  /**
   * Writes records that follow the head, all or none. When one of them is hard, everything up to
   * the last is forced before this returns; else within 250 ms. Refusals: {@code not_recorded},
   * {@code disk_full}, {@code too_large}, {@code journal_stopped}.
   */
  public Outcome<Head> append(List<JournalRecord> records) {
    checkChain(records);
    JournalStop stop = stopped;
    if (stop != null) {
      return Outcome.refused("journal_stopped", stop.sentence());
    }
    if (records.stream().anyMatch(record -> record.bytes().length > Op.MAX_BYTES)) {
      return Outcome.refused(
          "too_large",
          "This is too much text for one record. Put some of the lines on a second sale.");
    }
    boolean hard = records.stream().anyMatch(record -> record.op().body().hard());
    boolean isForced = hard;
    try {
      put(records, hard);
    } catch (IOException failed) {
      try {
        putAfresh(records);
        isForced = true;
      } catch (IOException failedAgain) {
        return refuse(failedAgain);
      }
    }
    acknowledge(records);
    if (isForced) {
      afterForce();
    } else {
      forceSoon(SOFT_LIMIT);
    }
    failure = null;
    return Outcome.done(head);
  }

  private void put(List<JournalRecord> records, boolean hard) throws IOException {
    SegmentWriter open = segment;
    if (open != null && !open.hasRoomFor(records)) {
      if (!unforced.isEmpty()) {
        open.force();
        afterForce();
      }
      open.close();
      segment = null;
      open = null;
    }
    if (open == null) {
      List<JournalRecord> all = sinceLastForce(records);
      open = create(all);
      segment = open;
      open.append(all);
    } else {
      open.append(records);
    }
    faults.reached("after_append_before_force");
    if (hard) {
      open.force();
    }
  }

  /** The one other try after a failure: the same bytes since the last good force, elsewhere. */
  private void putAfresh(List<JournalRecord> records) throws IOException {
    SegmentWriter poisoned = segment;
    segment = null;
    SegmentWriter fresh = null;
    try {
      List<JournalRecord> all = sinceLastForce(records);
      fresh = create(all);
      fresh.append(all);
      fresh.force();
    } catch (IOException failedAgain) {
      if (fresh != null) {
        refuse(fresh, 0);
      }
      if (poisoned != null) {
        refuse(poisoned, poisoned.acknowledgedBytes());
      }
      throw failedAgain;
    }
    if (poisoned != null) {
      poisoned.abandon(poisoned.forcedBytes());
    }
    segment = fresh;
  }

  private void refuse(SegmentWriter writer, long keepBytes) {
    writer.abandon(keepBytes);
    refused.add(new RefusedBytes(writer.name(), keepBytes));
    try {
      removeRefused();
    } catch (IOException stillFailing) {
      // again when the disk is looked at, and before the next segment is begun
    }
  }

  private void removeRefused() throws IOException {
    while (!refused.isEmpty()) {
      RefusedBytes first = refused.getFirst();
      first.remove(storage);
      refused.removeFirst();
      if (first.keepBytes() == 0) {
        usedNames.remove(first.segment());
      }
    }
  }

  private SegmentWriter create(List<JournalRecord> records) throws IOException {
    removeRefused();
    SegmentName name = new SegmentName(records.getFirst().seq(), 0);
    while (!usedNames.add(name)) {
      name = new SegmentName(name.firstSeq(), name.take() + 1);
    }
    return SegmentWriter.create(storage, name);
  }

  private List<JournalRecord> sinceLastForce(List<JournalRecord> records) {
    List<JournalRecord> all = new ArrayList<>(unforced);
    all.addAll(records);
    return all;
  }

  private void acknowledge(List<JournalRecord> records) {
    if (segment != null) {
      segment.acknowledge();
    }
    JournalRecord last = records.getLast();
    unforced.addAll(records);
    head = new Head(last.seq(), last.hash());
  }

  private void afterForce() {
    unforced.clear();
    forced = head;
    if (segment != null) {
      segment.acknowledge(); // also what a soft force alone put into a fresh segment
      reader.add(segment.name());
    }
    if (softForce != null) {
      softForce.cancel();
      softForce = null;
    }
    writeHint();
  }

  private void forceSoon(Duration delay) {
    if (softForce == null) {
      softForce = scheduler.after(delay, this::forceSoft);
    }
  }

  /** Runs on the appending thread. */
  private void forceSoft() {
    if (softForce != null) {
      softForce.cancel();
      softForce = null;
    }
    if (unforced.isEmpty()) {
      return;
    }
    try {
      SegmentWriter open = segment;
      if (open == null) {
        putAfresh(List.of());
      } else {
        open.force();
      }
    } catch (IOException failed) {
      try {
        putAfresh(List.of());
      } catch (IOException failedAgain) {
        failure = sentence(failedAgain);
        forceSoon(RETRY);
        return;
      }
    }
    failure = null;
    afterForce();
  }

  private <T> Outcome<T> refuse(IOException cause) {
    String sentence = sentence(cause);
    failure = sentence;
    lookAgainSoon();
    return Outcome.refused(
        DiskSpace.isCauseOf(cause, storage) ? "disk_full" : "not_recorded", sentence);
  }

  private void lookAgainSoon() {
    if (look == null) {
      look = scheduler.after(LOOK_AGAIN, this::lookAgain);
    }
  }

  /**
   * On the appending thread: what was refused goes for good, and a warning about a disk that is
   * well again goes by itself.
   */
  private void lookAgain() {
    look = null;
    try {
      removeRefused();
    } catch (IOException stillFailing) {
      lookAgainSoon();
      return;
    }
    if (failure == null || softForce != null) {
      return; // the records that wait for a force tell
    }
    if (DiskProbe.takesARecord(storage)) {
      failure = null;
    } else {
      lookAgainSoon();
    }
  }

  private String sentence(IOException cause) {
    return DiskSpace.isCauseOf(cause, storage)
        ? "Not recorded: the disk of this register is full. Free some space and try again."
        : "Not recorded: the disk of this register failed. Nothing was taken or printed. Try again,"
            + " and get help if it stays so.";
  }

  private void writeHint() {
    try {
      HeadHint.write(hint, hintSlot, forced);
      hintSlot = 1 - hintSlot;
    } catch (IOException onlyAHint) {
      // it stays a lower bound
    }
  }

  private void checkChain(List<JournalRecord> records) {
    Head before = head;
    for (JournalRecord record : records) {
      if (record.seq() != before.seq() + 1
          || !record.op().envelope().prev().equals(before.hash())) {
        throw new IllegalArgumentException(record + " does not follow " + before);
      }
      before = new Head(record.seq(), record.hash());
    }
    if (records.isEmpty()) {
      throw new IllegalArgumentException("nothing to append");
    }
  }

  /** Forces what is soft now; by the appending thread. A failure shows in {@link #failure}. */
  public void flush() {
    forceSoft();
  }

  /** The exact bytes of forced records from a seq on; at least one when there is one. */
  public List<byte[]> read(long fromSeq, int maxRecords, int maxBytes) throws IOException {
    return reader.read(fromSeq, forced.seq(), maxRecords, maxBytes);
  }

  /** Forces what is soft and lets go of the files; the storage's lock is the giver's. */
  @Override
  public void close() throws IOException {
    forceSoft();
    if (softForce != null) {
      softForce.cancel();
    }
    if (look != null) {
      look.cancel();
    }
    try {
      removeRefused();
    } catch (IOException stillFailing) {
      // no run of this program can do more
    }
    if (segment != null) {
      segment.close();
    }
    hint.close();
  }
}
