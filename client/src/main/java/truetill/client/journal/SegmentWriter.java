package truetill.client.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one segment open for writing, with what is known to be on the disk of it. */
final class SegmentWriter {
  /** sync.md section 3. */
  static final int MAX_BYTES = 8 << 20;

  /** What a disk writes at once, or more. */
  private static final int PAGE_BYTES = 4096;

  private final Storage storage;
  private final SegmentName name;
  private final StorageFile file;

  private long writtenBytes;
  private long acknowledgedBytes;
  private long forcedBytes;

  /** The file's own name and entry are not yet known to be on the disk. */
  private boolean fresh;

  private SegmentWriter(
      Storage storage, SegmentName name, StorageFile file, long bytes, boolean fresh) {
    this.storage = storage;
    this.name = name;
    this.file = file;
    this.writtenBytes = bytes;
    this.acknowledgedBytes = bytes;
    this.forcedBytes = bytes;
    this.fresh = fresh;
  }

  static SegmentWriter create(Storage storage, SegmentName name) throws IOException {
    return new SegmentWriter(storage, name, storage.open(name.path()), 0, true);
  }

  /**
   * Goes on in a segment of an earlier run, all of which is on the disk then.
   *
   * @param forcedSeq the last record known to be there
   */
  static SegmentWriter resume(Storage storage, SegmentName name, long bytes, long forcedSeq)
      throws IOException {
    SegmentWriter writer = new SegmentWriter(storage, name, storage.open(name.path()), bytes, true);
    writer.rewriteBehind(forcedSeq);
    writer.force();
    return writer;
  }

  /** What an earlier run could not force reads well, and no later force alone would write it. */
  private void rewriteBehind(long seq) throws IOException {
    byte[] content;
    try (InputStream in = storage.read(name.path())) {
      content = in.readNBytes(Math.toIntExact(writtenBytes));
    }
    int offset = 0;
    long at = name.firstSeq();
    byte @Nullable [] record = Frame.at(content, 0, content.length);
    while (record != null && at <= seq) {
      offset += Frame.size(record);
      at++;
      record = Frame.at(content, offset, content.length);
    }
    if (offset < content.length) {
      file.writeAt(offset, Arrays.copyOfRange(content, offset, content.length));
    }
  }

  SegmentName name() {
    return name;
  }

  boolean hasRoomFor(List<JournalRecord> records) {
    return writtenBytes == 0 || writtenBytes + framedBytes(records) <= MAX_BYTES;
  }

  /**
   * Writes the records. What a power cut leaves of pages that were not forced is any of them, so no
   * record may begin in a later page than the first one that still waits: else it could be there
   * without those before it, and the opening could not tell that from damage.
   */
  void append(List<JournalRecord> records) throws IOException {
    int from = 0;
    long end = writtenBytes;
    for (int at = 0; at < records.size(); at++) {
      if (end > forcedBytes && pageOf(end) > pageOf(forcedBytes)) {
        write(records.subList(from, at));
        force();
        from = at;
      }
      end += Frame.size(records.get(at).bytes());
    }
    write(records.subList(from, records.size()));
  }

  private void write(List<JournalRecord> records) throws IOException {
    if (records.isEmpty()) {
      return;
    }
    ByteBuffer frames = ByteBuffer.allocate(framedBytes(records));
    records.forEach(record -> Frame.put(frames, record.bytes()));
    file.append(frames.array());
    writtenBytes += frames.capacity();
  }

  private static long pageOf(long offset) {
    return offset / PAGE_BYTES;
  }

  void force() throws IOException {
    file.force(fresh);
    if (fresh) {
      storage.forceFolder(Journal.FOLDER);
      fresh = false;
    }
    forcedBytes = writtenBytes;
  }

  /** What is written so far was told to somebody; it stays even when the segment is given up. */
  void acknowledge() {
    acknowledgedBytes = writtenBytes;
  }

  void close() throws IOException {
    file.close();
  }

  /**
   * Gives up a segment whose write or force failed: nothing in it is believed any more. Bytes
   * behind {@code keepBytes} stand in a later segment, or were refused ({@link RefusedBytes}), so
   * they are cut off if that still works; if not, the next opening finds equal copies.
   */
  void abandon(long keepBytes) {
    try (file) {
      file.truncate(keepBytes);
      if (keepBytes == 0) {
        storage.delete(name.path());
      }
    } catch (IOException alreadyFailing) {
      // the segment is out of use either way
    }
  }

  long acknowledgedBytes() {
    return acknowledgedBytes;
  }

  long forcedBytes() {
    return forcedBytes;
  }

  private static int framedBytes(List<JournalRecord> records) {
    return records.stream().mapToInt(record -> Frame.size(record.bytes())).sum();
  }
}
