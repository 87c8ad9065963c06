package truetill.server.sync;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import truetill.server.db.StorageFailed;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/**
 * All rows a register holds, as of one change-set. They go through a passing file, so that a slow
 * line keeps no database connection and no memory, and so that a broken one goes on with {@code
 * Range: bytes=N-} and {@code If-Range}.
 */
final class SnapshotHandlers {
  private static final Pattern REST = Pattern.compile("bytes=(\\d{1,15})-");

  private final UnitOfWork work;
  private final SnapshotWriter writer;
  private final SnapshotFiles files;

  SnapshotHandlers(SyncParts parts, SnapshotFiles files) {
    this.work = parts.work();
    this.writer = new SnapshotWriter(parts.json());
    this.files = files;
  }

  Reply snapshot(Call call) {
    call.device();
    ProtocolCheck.refuseOther(call);
    try {
      Optional<SnapshotFiles.Kept> known =
          Optional.ofNullable(call.header("If-Range")).flatMap(files::find);
      long from = known.isPresent() ? from(call.header("Range")) : 0;
      if (known.isPresent() && from > known.get().bytes()) {
        throw Problem.of(416, "range", "The snapshot is not that long; ask for it from its start.");
      }
      return from > 0 ? rest(known.orElseThrow(), from) : whole();
    } catch (IOException refused) {
      throw new StorageFailed("The snapshot could not be written to a passing file.", refused);
    }
  }

  private static long from(@Nullable String range) {
    Matcher matcher = REST.matcher(range == null ? "" : range.strip());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private Reply whole() throws IOException {
    SnapshotFiles.Opened made = files.make(this::fill);
    Reply reply = Reply.ok(new Reply.Stream(made.bytes(), OpsHandlers.NDJSON));
    SnapshotFiles.Kept kept = made.kept();
    return kept == null ? reply : reply.with("ETag", kept.version()).with("Accept-Ranges", "bytes");
  }

  private static Reply rest(SnapshotFiles.Kept kept, long from) throws IOException {
    InputStream rows = Files.newInputStream(kept.file());
    try {
      rows.skipNBytes(from);
    } catch (IOException failed) {
      rows.close();
      throw failed;
    }
    return Reply.of(206, new Reply.Stream(rows, OpsHandlers.NDJSON))
        .with("ETag", kept.version())
        .with("Content-Range", "bytes " + from + "-" + (kept.bytes() - 1) + "/" + kept.bytes());
  }

  private void fill(Path file) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      work.frozen((tx, head) -> {
        try {
          writer.write(tx, head, out);
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
        return head;
      });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
