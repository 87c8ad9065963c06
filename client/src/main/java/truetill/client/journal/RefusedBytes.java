package truetill.client.journal;

import java.io.IOException;

/**
 * What a refused record may have left in a segment. Some of it can be on the disk, forced on the
 * way or written by the system itself, so nothing may be recorded in its place before it is gone
 * for good: else a power cut leaves two different copies of one number (sync.md section 3).
 *
 * @param keepBytes what stays of the segment, 0 when all of it goes
 */
record RefusedBytes(SegmentName segment, long keepBytes) {

  void remove(Storage storage) throws IOException {
    if (keepBytes == 0) {
      storage.delete(segment.path());
      storage.forceFolder(Journal.FOLDER);
      return;
    }
    try (StorageFile file = storage.open(segment.path())) {
      file.truncate(keepBytes);
      file.force(true);
    }
  }
}
