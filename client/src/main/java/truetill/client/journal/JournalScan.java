package truetill.client.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import truetill.client.journal.Journal.Head;
import truetill.core.outcome.Outcome;

/**
 * Reads all segments in order and finds the first thing that is wrong (sync.md section 3, "Opening"
 * and "Errors"). It changes nothing; {@link JournalOpening} and {@link JournalCheck} judge what it
 * found.
 *
 * @param head the last record of the unbroken chain; seq 0 and the root when there is none
 * @param segments the segments that hold it, in order
 * @param spare segments that add nothing to those before them
 * @param problem damage, null when there is none
 * @param tail bad bytes at the very end, null when the end is clean
 */
record JournalScan(
    Head head,
    List<Found> segments,
    List<Spare> spare,
    @Nullable Problem problem,
    @Nullable Tail tail) {

  /**
   * A segment that was begun and never acknowledged.
   *
   * @param badBytes bytes in it that do not read
   */
  record Spare(SegmentName name, long badBytes) {}

  /**
   * A segment in use.
   *
   * @param usedBytes where its part of the chain ends; later segments repeat what lies behind
   */
  record Found(SegmentName name, long usedBytes, long totalBytes) {}

  /** Damage, named by the record that should stand there. */
  record Problem(String code, SegmentName segment, long seq, String detail) {
    String sentence() {
      return "record " + seq + " in " + segment.file() + ": " + detail;
    }
  }

  record Tail(SegmentName segment, long goodBytes, long badBytes, boolean zeros) {}

  /** Is handed each record once, in order. */
  interface Visitor {
    void record(SegmentName segment, JournalRecord record);
  }

  static JournalScan run(Storage storage, DeviceIdentity identity, Visitor visitor)
      throws IOException {
    List<SegmentName> names = new ArrayList<>();
    for (String file : storage.list(Journal.FOLDER)) {
      SegmentName.parse(file).ifPresent(names::add);
    }
    names.sort(null);
    return new Run(storage, identity, visitor).over(names);
  }

  private static final class Run {
    private final Storage storage;
    private final DeviceIdentity identity;
    private final Visitor visitor;
    private final List<Found> segments = new ArrayList<>();
    private final List<Spare> spare = new ArrayList<>();

    /** Hashes of records that a later segment may repeat. */
    private final TreeMap<Long, String> hashes = new TreeMap<>();

    private @Nullable SegmentScan readAhead;

    /** It goes on where the use of the one before it ends, maybe with nothing but its copies. */
    private @Nullable SegmentName heir;

    private Head head;
    private @Nullable Problem problem;
    private @Nullable Tail tail;

    Run(Storage storage, DeviceIdentity identity, Visitor visitor) {
      this.storage = storage;
      this.identity = identity;
      this.visitor = visitor;
      this.head = new Head(0, identity.root());
    }

    JournalScan over(List<SegmentName> names) throws IOException {
      for (int at = 0; at < names.size() && problem == null; at++) {
        SegmentScan scan = read(names.get(at));
        if (scan.endSeq() <= head.seq() + 1 && !scan.name().equals(heir)) {
          repeat(scan, scan.validAfter() ? goesBeyond(names, at + 1, scan) : null);
        } else {
          SegmentScan next = takesOver(names, at + 1, scan);
          heir = next == null ? null : next.name();
          use(scan, next);
        }
      }
      return new JournalScan(head, List.copyOf(segments), List.copyOf(spare), problem, tail);
    }

    /** The next segment that goes on beyond this one. */
    private @Nullable SegmentScan goesBeyond(List<SegmentName> names, int from, SegmentScan scan)
        throws IOException {
      return next(names, from, later -> later.endSeq() > scan.endSeq());
    }

    /**
     * The next segment that goes on beyond this one, or has the same records at its end. Then it
     * was begun because this one had failed, and its copies count: those in this one may be gone
     * after a power cut, however well they read.
     */
    private @Nullable SegmentScan takesOver(List<SegmentName> names, int from, SegmentScan scan)
        throws IOException {
      return next(
          names,
          from,
          later -> later.endSeq() > scan.endSeq() || (!scan.validAfter() && repeats(later, scan)));
    }

    private static boolean repeats(SegmentScan later, SegmentScan scan) {
      return later.endSeq() == scan.endSeq() && !later.records().isEmpty();
    }

    private @Nullable SegmentScan next(
        List<SegmentName> names, int from, Predicate<SegmentScan> wanted) throws IOException {
      for (SegmentName name : names.subList(from, names.size())) {
        SegmentScan scan = read(name);
        if (wanted.test(scan)) {
          return scan;
        }
      }
      return null;
    }

    private SegmentScan read(SegmentName name) throws IOException {
      SegmentScan scan = readAhead;
      if (scan == null || !scan.name().equals(name)) {
        scan = SegmentScan.read(storage, name);
        readAhead = scan;
      }
      return scan;
    }

    /**
     * A segment that adds nothing: begun after a failure and never acknowledged, or damaged from
     * its first new record on and repaired by the next one.
     */
    private void repeat(SegmentScan scan, @Nullable SegmentScan next) {
      long seq = scan.name().firstSeq();
      for (byte[] bytes : scan.records()) {
        JournalRecord record = checked(scan, seq, bytes);
        if (record == null) {
          return;
        }
        sameAsBefore(scan, seq, record);
        seq++;
      }
      boolean repaired =
          scan.lastSeqAfter() <= head.seq() || (next != null && next.name().firstSeq() <= seq);
      if (!repaired) {
        fail("journal_damaged", scan, seq, "its bytes do not match their checksum");
        return;
      }
      spare.add(new Spare(scan.name(), scan.badBytes()));
    }

    private void use(SegmentScan scan, @Nullable SegmentScan next) {
      long seq = scan.name().firstSeq();
      if (seq > head.seq() + 1) {
        fail(
            "journal_damaged",
            scan,
            head.seq() + 1,
            "missing; the segment begins with record " + seq);
        return;
      }
      long takenOverAt = next == null ? Long.MAX_VALUE : next.name().firstSeq();
      long offset = 0;
      long usedBytes = -1;
      for (byte[] bytes : scan.records()) {
        if (seq == takenOverAt) {
          usedBytes = offset;
        }
        JournalRecord record = checked(scan, seq, bytes);
        if (record == null) {
          return;
        }
        if (seq <= head.seq()) {
          if (!sameAsBefore(scan, seq, record)) {
            return;
          }
        } else if (!goesOn(scan, seq, record)) {
          return;
        }
        offset += Frame.size(bytes);
        seq++;
      }
      if (next != null) {
        hashes.headMap(takenOverAt).clear();
      }
      tail = null;
      if (scan.hasBadBytes() && takenOverAt > seq) {
        if (next != null || scan.validAfter()) {
          fail("journal_damaged", scan, seq, "its bytes do not match their checksum");
          return;
        }
        tail = new Tail(scan.name(), scan.goodBytes(), scan.badBytes(), scan.zeros());
      }
      segments.add(
          new Found(scan.name(), usedBytes < 0 ? scan.goodBytes() : usedBytes, scan.totalBytes()));
    }

    private @Nullable JournalRecord checked(SegmentScan scan, long seq, byte[] bytes) {
      return switch (RecordReader.read(bytes)) {
        case Outcome.Refused<JournalRecord> refused -> {
          fail("journal_damaged", scan, seq, refused.detail());
          yield null;
        }
        case Outcome.Done<JournalRecord>(JournalRecord record) -> {
          if (!record.op().envelope().device().equals(identity.device())) {
            fail(
                "foreign_journal",
                scan,
                seq,
                "it belongs to device " + record.op().envelope().device());
            yield null;
          }
          if (record.seq() != seq) {
            fail("journal_damaged", scan, seq, "it says it is record " + record.seq());
            yield null;
          }
          yield record;
        }
      };
    }

    private boolean goesOn(SegmentScan scan, long seq, JournalRecord record) {
      if (!record.op().envelope().prev().equals(head.hash())) {
        fail(
            seq == 1 ? "foreign_journal" : "journal_damaged",
            scan,
            seq,
            seq == 1
                ? "it does not follow from this device's enrolment"
                : "its hash chain does not follow from the record before");
        return false;
      }
      visitor.record(scan.name(), record);
      head = new Head(seq, record.hash());
      hashes.put(seq, record.hash());
      return true;
    }

    private boolean sameAsBefore(SegmentScan scan, long seq, JournalRecord record) {
      String known = Optional.ofNullable(hashes.get(seq)).orElse(record.hash());
      if (!known.equals(record.hash())) {
        fail("journal_conflict", scan, seq, "two different copies of it exist");
        return false;
      }
      return true;
    }

    private void fail(String code, SegmentScan scan, long seq, String detail) {
      if (problem == null) {
        problem = new Problem(code, scan.name(), seq, detail);
      }
    }
  }
}
