package truetill.client.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * Everything that can be read of a journal, whatever is damaged: each record that is whole by
 * itself, wherever it stands, and each stretch of bytes that is none. It judges nothing and changes
 * nothing; the chain decides what follows what (sync.md sections 3 and 9).
 *
 * @param last the readable record with the highest seq, null when there is none; its device is the
 *     one whose records are kept
 * @param records by seq; more than one where different copies exist
 * @param damage stretches that do not read, in the order of the segments
 * @param acknowledgedSeq what was told to the cashier at least, by the hint; 0 when there is none
 */
public record JournalRemains(
    @Nullable JournalRecord last,
    NavigableMap<Long, List<JournalRecord>> records,
    List<Damage> damage,
    long acknowledgedSeq) {

  /**
   * Bytes that are no record.
   *
   * @param afterSeq the record before them in the segment, or the one before its first
   * @param last nothing readable follows them in the whole journal: most likely a record that was
   *     being written when the PC died
   */
  public record Damage(String segment, long offset, long bytes, long afterSeq, boolean last) {
    public String sentence() {
      return (last ? "the end of " : "")
          + segment
          + ": "
          + bytes
          + " bytes at offset "
          + offset
          + " do not read, after record "
          + afterSeq;
    }
  }

  /**
   * Reads a device's journal.
   *
   * @param fromSeq only records from here on are kept
   */
  public static JournalRemains of(Storage storage, DeviceIdentity identity, long fromSeq)
      throws IOException {
    return read(DeviceStorage.of(storage, identity), fromSeq);
  }

  /**
   * Reads a journal in a folder of this name.
   *
   * @param fromSeq only records from here on are kept
   */
  public static JournalRemains in(Storage storage, String folder, long fromSeq) throws IOException {
    return read(DeviceStorage.of(storage, folder), fromSeq);
  }

  private static JournalRemains read(Storage storage, long fromSeq) throws IOException {
    List<SegmentName> names = new ArrayList<>();
    for (String file : storage.list(Journal.FOLDER)) {
      SegmentName.parse(file).ifPresent(names::add);
    }
    names.sort(null);
    Reading reading = new Reading(fromSeq);
    for (SegmentName name : names) {
      try (InputStream in = storage.read(name.path())) {
        reading.segment(name, in.readAllBytes());
      }
    }
    Journal.Head acknowledged = HeadHint.newest(WholeFile.read(storage, HeadHint.FILE));
    return new JournalRemains(
        reading.last,
        reading.records,
        reading.damage(),
        acknowledged == null ? 0 : acknowledged.seq());
  }

  /** The record that follows one with this hash, null when none does. */
  public @Nullable JournalRecord following(long seq, String hash) {
    return records.getOrDefault(seq + 1, List.of()).stream()
        .filter(record -> record.op().envelope().prev().equals(hash))
        .findFirst()
        .orElse(null);
  }

  private static final class Reading {
    private final long fromSeq;
    private final TreeMap<Long, List<JournalRecord>> records = new TreeMap<>();
    private final List<Damage> damage = new ArrayList<>();

    /** Offset in its segment to where the damage ends without a record behind it. */
    private final Map<Integer, Long> openEnds = new LinkedHashMap<>();

    private @Nullable JournalRecord last;

    Reading(long fromSeq) {
      this.fromSeq = fromSeq;
    }

    void segment(SegmentName name, byte[] content) {
      long before = name.firstSeq() - 1;
      int offset = 0;
      while (offset < content.length && !Frame.onlyZeros(content, offset)) {
        JournalRecord record = at(content, offset);
        if (record == null) {
          int from = offset;
          while (offset < content.length && at(content, offset) == null) {
            offset++;
          }
          if (offset == content.length) {
            openEnds.put(damage.size(), before);
          }
          damage.add(new Damage(name.file(), from, (long) offset - from, before, false));
        } else {
          before = record.seq();
          take(record);
          offset += Frame.size(record.bytes());
        }
      }
    }

    private void take(JournalRecord record) {
      JournalRecord highest = last;
      if (highest != null && !device(highest).equals(device(record))) {
        return;
      }
      if (highest == null || record.seq() > highest.seq()) {
        last = record;
      }
      if (record.seq() < fromSeq) {
        return;
      }
      List<JournalRecord> copies = records.computeIfAbsent(record.seq(), none -> new ArrayList<>());
      if (copies.stream().noneMatch(known -> known.hash().equals(record.hash()))) {
        copies.add(record);
      }
    }

    private static UUID device(JournalRecord record) {
      return record.op().envelope().device();
    }

    private static @Nullable JournalRecord at(byte[] content, int offset) {
      byte @Nullable [] bytes = Frame.at(content, offset, content.length);
      return bytes == null
          ? null
          : RecordReader.read(bytes) instanceof Outcome.Done<JournalRecord>(JournalRecord record)
              ? record
              : null;
    }

    List<Damage> damage() {
      long lastSeq = last == null ? 0 : last.seq();
      List<Damage> judged = new ArrayList<>();
      for (int at = 0; at < damage.size(); at++) {
        Damage one = damage.get(at);
        Long before = openEnds.get(at);
        boolean atTheEnd = before != null && before >= lastSeq;
        judged.add(new Damage(one.segment(), one.offset(), one.bytes(), one.afterSeq(), atTheEnd));
      }
      return judged;
    }
  }
}
