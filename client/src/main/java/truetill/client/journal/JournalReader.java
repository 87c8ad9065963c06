package truetill.client.journal;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Reads forced records back from the segments, for delivery; for any thread. */
final class JournalReader {
  private final Storage storage;
  private final NavigableSet<SegmentName> segments;
  private volatile @Nullable Place lastPlace;

  /** Where a record begins. */
  private record Place(SegmentName segment, long seq, long offset) {}

  JournalReader(Storage storage, List<SegmentName> segments) {
    this.storage = storage;
    this.segments = new ConcurrentSkipListSet<>(segments);
  }

  void add(SegmentName segment) {
    segments.add(segment);
  }

  /**
   * Records from one seq to another, at most so many and so many bytes, but at least one.
   *
   * @throws IOException also when a record no longer matches its checksum
   */
  List<byte[]> read(long fromSeq, long toSeq, int maxRecords, int maxBytes) throws IOException {
    List<byte[]> records = new ArrayList<>();
    long seq = fromSeq;
    int bytes = 0;
    while (seq <= toSeq && records.size() < maxRecords) {
      SegmentName segment = segments.floor(new SegmentName(seq, Integer.MAX_VALUE));
      if (segment == null) {
        throw new IOException("record " + seq + " is in no segment");
      }
      SegmentName next = segments.higher(segment);
      long end = next == null ? toSeq : Math.min(toSeq, next.firstSeq() - 1);
      Place place = placeIn(segment, seq);
      try (DataInputStream in = new DataInputStream(storage.read(segment.path()))) {
        in.skipNBytes(place.offset());
        long at = place.seq();
        long offset = place.offset();
        while (at <= end && records.size() < maxRecords) {
          byte[] record = next(in, at);
          if (at >= seq) {
            if (!records.isEmpty() && bytes + record.length + 1 > maxBytes) {
              lastPlace = new Place(segment, at, offset);
              return records;
            }
            records.add(record);
            bytes += record.length + 1;
          }
          offset += Frame.size(record);
          at++;
        }
        lastPlace = new Place(segment, at, offset);
        seq = at;
      }
    }
    return records;
  }

  private Place placeIn(SegmentName segment, long seq) {
    Place known = lastPlace;
    return known != null && known.segment().equals(segment) && known.seq() <= seq
        ? known
        : new Place(segment, segment.firstSeq(), 0);
  }

  private static byte[] next(DataInputStream in, long seq) throws IOException {
    byte[] header = in.readNBytes(Frame.HEADER_BYTES);
    int length = header.length < Frame.HEADER_BYTES ? 0 : Frame.length(header);
    byte[] framed = new byte[Frame.HEADER_BYTES + length];
    System.arraycopy(header, 0, framed, 0, header.length);
    in.readNBytes(framed, Frame.HEADER_BYTES, length);
    byte[] record = Frame.at(framed, 0, framed.length);
    if (record == null) {
      throw new IOException("record " + seq + " no longer matches its checksum");
    }
    return record;
  }
}
