package truetill.server.sync;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import truetill.server.db.StorageFailed;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Call;
import truetill.server.http.Json;
import truetill.server.http.Reply;

/**
 * All rows a register holds, as of one change-set. They go through a passing file of this user
 * alone, so that a slow line keeps no database connection and no memory.
 */
final class SnapshotHandlers {
  private final UnitOfWork work;
  private final SnapshotWriter writer;

  SnapshotHandlers(UnitOfWork work, Json json) {
    this.work = work;
    this.writer = new SnapshotWriter(json);
  }

  Reply snapshot(Call call) {
    call.device();
    ProtocolCheck.refuseOther(call);
    try {
      Path file = Files.createTempFile("truetill-snapshot-", ".ndjson");
      try {
        fill(file);
        return Reply.ok(
            new Reply.Stream(
                Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE),
                OpsHandlers.NDJSON));
      } catch (IOException | RuntimeException failed) {
        Files.deleteIfExists(file);
        throw failed;
      }
    } catch (IOException | UncheckedIOException refused) {
      throw new StorageFailed("The snapshot could not be written to a passing file.", refused);
    }
  }

  private void fill(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      work.frozen((tx, head) -> {
        try {
          writer.write(tx, head, out);
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
        return head;
      });
    }
  }
}
