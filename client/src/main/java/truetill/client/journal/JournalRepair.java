package truetill.client.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.client.journal.Journal.Head;
import truetill.core.outcome.Outcome;

/**
 * Mends a damaged journal with what can still be read of it and with what the store has (sync.md
 * section 3, "Opening"): the missing records are written to a segment of their own, which takes
 * over where the damage begins. The chain must close on both sides; where it does not, nothing is
 * changed. The damaged bytes stay until the journal is opened, which keeps them aside.
 */
public final class JournalRepair {
  private final Storage storage;
  private final DeviceIdentity identity;
  private final Source store;

  /** The store's copy of this journal. */
  @FunctionalInterface
  public interface Source {
    /** Records from a seq on, as many as come at once; empty when the store has none there. */
    Outcome<List<byte[]>> from(long seq);
  }

  public JournalRepair(Storage storage, DeviceIdentity identity, Source store) {
    this.storage = DeviceStorage.of(storage, identity);
    this.identity = identity;
    this.store = store;
  }

  /**
   * Mends every damaged place and answers how many records came from the store. Refusals: {@code
   * not_mended}, and those of the source.
   */
  public Outcome<Integer> mend() throws IOException {
    int brought = 0;
    Head before = null;
    while (true) {
      HintedScan found = HintedScan.run(storage, identity);
      if (found.isSound()) {
        return Outcome.done(brought);
      }
      if (!found.isDamage() || found.scan().head().equals(before)) {
        return Outcome.refused("not_mended", "What is wrong is no record the store could replace.");
      }
      before = found.scan().head();
      Gap gap = new Gap(before, found.acknowledged());
      Outcome<List<JournalRecord>> mended = gap.fill();
      if (mended instanceof Outcome.Refused<List<JournalRecord>> refused) {
        return refused.as();
      }
      write(mended.orElseThrow());
      brought += gap.brought;
    }
  }

  /** What a scan found, together with the lower bound of what was acknowledged. */
  private record HintedScan(JournalScan scan, @Nullable Head acknowledged, boolean contradicted) {
    static HintedScan run(Storage storage, DeviceIdentity identity) throws IOException {
      Head acknowledged = HeadHint.newest(WholeFile.read(storage, HeadHint.FILE));
      String[] hashThere = {null};
      JournalScan scan =
          JournalScan.run(
              storage,
              identity,
              (segment, record) -> {
                if (acknowledged != null && record.seq() == acknowledged.seq()) {
                  hashThere[0] = record.hash();
                }
              });
      boolean contradicted =
          acknowledged != null
              && acknowledged.seq() <= scan.head().seq()
              && !acknowledged.hash().equals(hashThere[0]);
      return new HintedScan(scan, acknowledged, contradicted);
    }

    private boolean endsTooEarly() {
      return acknowledged != null && acknowledged.seq() > scan.head().seq();
    }

    boolean isSound() {
      return scan.problem() == null && !endsTooEarly() && !contradicted;
    }

    /** Something is missing behind the unbroken part, and nothing contradicts anything. */
    boolean isDamage() {
      JournalScan.Problem problem = scan.problem();
      boolean damaged = problem != null && problem.code().equals("journal_damaged");
      boolean behind = problem == null || problem.seq() > scan.head().seq();
      return !contradicted && behind && (damaged || problem == null);
    }
  }

  /** The place behind the unbroken part, being filled. */
  private final class Gap {
    private final Head from;
    private final @Nullable Head acknowledged;
    private final Deque<JournalRecord> fromStore = new ArrayDeque<>();
    private int brought;

    Gap(Head from, @Nullable Head acknowledged) {
      this.from = from;
      this.acknowledged = acknowledged;
    }

    Outcome<List<JournalRecord>> fill() throws IOException {
      JournalRemains remains = JournalRemains.of(storage, identity, from.seq() + 1);
      Set<Long> segmentStarts = segmentStarts();
      List<JournalRecord> filled = new ArrayList<>();
      Head at = from;
      while (true) {
        JournalRecord next = remains.following(at.seq(), at.hash());
        boolean whole = next != null && !filled.isEmpty() && segmentStarts.contains(next.seq());
        if (whole) {
          return Outcome.done(filled);
        }
        if (next == null) {
          Outcome<Boolean> asked = ask(at);
          if (asked instanceof Outcome.Refused<Boolean> refused) {
            return refused.as();
          }
          next = fromStore.poll();
          brought += next == null ? 0 : 1;
        }
        if (next == null) {
          return ended(remains, filled, at);
        }
        if (!remains.records().getOrDefault(next.seq(), List.of()).stream()
            .map(JournalRecord::hash)
            .allMatch(next.hash()::equals)) {
          return Outcome.refused(
              "not_mended", "There is another record " + next.seq() + " here than at the store.");
        }
        filled.add(next);
        at = new Head(next.seq(), next.hash());
      }
    }

    private Outcome<List<JournalRecord>> ended(
        JournalRemains remains, List<JournalRecord> filled, Head at) {
      boolean closes =
          remains.records().tailMap(at.seq(), false).isEmpty()
              && (acknowledged == null || acknowledged.seq() <= at.seq());
      return closes && !filled.isEmpty()
          ? Outcome.done(filled)
          : Outcome.refused(
              "not_mended", "The store does not have record " + (at.seq() + 1) + " either.");
    }

    /** Brings the store's records behind this one, as far as they follow it. */
    private Outcome<Boolean> ask(Head at) {
      JournalRecord known = fromStore.peek();
      if (known != null && follows(known, at)) {
        return Outcome.done(true);
      }
      fromStore.clear();
      return store
          .from(at.seq() + 1)
          .map(records -> {
            Head last = at;
            for (byte[] bytes : records) {
              if (!(RecordReader.read(bytes)
                      instanceof Outcome.Done<JournalRecord>(JournalRecord record))
                  || !follows(record, last)) {
                break;
              }
              fromStore.add(record);
              last = new Head(record.seq(), record.hash());
            }
            return true;
          });
    }

    private boolean follows(JournalRecord record, Head before) {
      return record.op().envelope().device().equals(identity.device())
          && record.seq() == before.seq() + 1
          && record.op().envelope().prev().equals(before.hash());
    }
  }

  private Set<Long> segmentStarts() throws IOException {
    Set<Long> starts = new HashSet<>();
    for (SegmentName name : segments()) {
      if (!SegmentScan.read(storage, name).records().isEmpty()) {
        starts.add(name.firstSeq());
      }
    }
    return starts;
  }

  private List<SegmentName> segments() throws IOException {
    List<SegmentName> names = new ArrayList<>();
    for (String file : storage.list(Journal.FOLDER)) {
      SegmentName.parse(file).ifPresent(names::add);
    }
    return names;
  }

  /** Each file is there whole or not at all. */
  private void write(List<JournalRecord> records) throws IOException {
    List<JournalRecord> part = new ArrayList<>();
    int bytes = 0;
    for (JournalRecord record : records) {
      int size = Frame.size(record.bytes());
      if (bytes + size > SegmentWriter.MAX_BYTES) {
        writeSegment(part, bytes);
        part.clear();
        bytes = 0;
      }
      part.add(record);
      bytes += size;
    }
    writeSegment(part, bytes);
  }

  private void writeSegment(List<JournalRecord> records, int bytes) throws IOException {
    List<SegmentName> taken = segments();
    SegmentName name = new SegmentName(records.getFirst().seq(), 1);
    while (taken.contains(name)) {
      name = new SegmentName(name.firstSeq(), name.take() + 1);
    }
    ByteBuffer frames = ByteBuffer.allocate(bytes);
    records.forEach(record -> Frame.put(frames, record.bytes()));
    WholeFile.replace(storage, name.path(), frames.array());
  }
}
