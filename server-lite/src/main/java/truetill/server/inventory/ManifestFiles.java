package truetill.server.inventory;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.core.clock.Ids;
import truetill.core.outcome.Outcome;
import truetill.server.db.ReadTx;
import truetill.server.db.StorageFailed;
import truetill.server.db.WriteTx;
import truetill.server.files.Blobs;
import truetill.server.files.ContentTypes;
import truetill.server.http.Problem;
import truetill.server.http.Upload;
import truetill.server.inventory.manifest.ManifestLimits;
import truetill.server.inventory.manifest.ManifestReader;
import truetill.server.inventory.manifest.ManifestRow;
import truetill.server.inventory.manifest.ParsedRows;
import truetill.server.system.FileStore;

/**
 * Vendors' files: parsed once as they come in, stored beside their parsed rows, and read again from
 * those (rules-inventory section 7; section 14, promises 10 and 11). Nothing is stored of a file
 * that is refused.
 */
final class ManifestFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ManifestFiles.class);
  private static final int MAX_NAME = 150;

  private final Blobs blobs;
  private final Ids ids;
  private final FileStore files = new FileStore();
  private final ContentTypes types = new ContentTypes();

  ManifestFiles(Blobs blobs, Ids ids) {
    this.blobs = blobs;
    this.ids = ids;
  }

  /**
   * A file that was read to its end and is stored; no row names it yet.
   *
   * @param headers the name of every column, each once
   * @param firstRows as many as the preview shows
   */
  record Stored(
      UUID content,
      UUID parsed,
      String filename,
      long sizeBytes,
      String contentType,
      List<String> headers,
      String signature,
      int rows,
      List<ManifestRow> firstRows) {}

  /** Parses and stores a file; a file that is not taken ends the call as 400 with the reason. */
  Stored take(Upload upload, ManifestLimits limits, int firstRows) {
    try {
      Path file = Files.createTempFile("manifest", ".in");
      Path rows = Files.createTempFile("manifest", ".rows");
      try {
        try (OutputStream copy = Files.newOutputStream(file);
            InputStream sent = upload.open()) {
          sent.transferTo(copy);
        }
        return Problem.orRefuse(parsed(upload, file, rows, limits, firstRows));
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(rows);
      }
    } catch (IOException full) {
      throw new StorageFailed("The manifest could not be stored.", full);
    }
  }

  private Outcome<Stored> parsed(
      Upload upload, Path file, Path rows, ManifestLimits limits, int firstRows)
      throws IOException {
    return switch (ManifestReader.open(file, limits)) {
      case Outcome.Refused<ManifestReader> refused -> refused.as();
      case Outcome.Done<ManifestReader>(ManifestReader opened) -> {
        Outcome<ParsedRows.Found> found;
        List<String> headers;
        String signature;
        try (ManifestReader reader = opened;
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows))) {
          found = ParsedRows.write(reader, out, firstRows);
          headers = reader.headers();
          signature = reader.signature();
        }
        if (found instanceof Outcome.Refused<ParsedRows.Found> refused) {
          yield refused.as();
        }
        yield found.map(all -> stored(upload, file, rows, headers, signature, all));
      }
    };
  }

  private Stored stored(
      Upload upload,
      Path file,
      Path rows,
      List<String> headers,
      String signature,
      ParsedRows.Found found) {
    UUID content = ids.next();
    UUID parsed = ids.next();
    try (InputStream look = Files.newInputStream(file);
        InputStream original = Files.newInputStream(file);
        InputStream readable = Files.newInputStream(rows)) {
      String type = types.of(new BufferedInputStream(look), upload.filename());
      blobs.write(content, original);
      blobs.write(parsed, readable);
      return new Stored(
          content,
          parsed,
          upload.filename(),
          upload.sizeBytes(),
          type.length() > 100 ? "application/octet-stream" : type,
          headers,
          signature,
          found.rows(),
          found.firstRows());
    } catch (IOException full) {
      throw new StorageFailed("The manifest could not be stored.", full);
    }
  }

  /** Takes away what {@link #take} stored, when no row came to name it. */
  void discard(Stored stored) {
    try {
      blobs.delete(stored.content());
      blobs.delete(stored.parsed());
    } catch (IOException later) {
      LOG.warn("contents of a refused manifest could not be removed", later);
    }
  }

  /** Whether the file an order has is byte for byte the one that was sent. */
  boolean isSame(ReadTx tx, long file, Upload upload) {
    Optional<FileStore.Stored> stored = files.find(tx, file);
    if (stored.isEmpty()
        || stored.get().blob() == null
        || files.derived(tx, file).isEmpty()
        || stored.get().view().size() != upload.sizeBytes()) {
      return false;
    }
    try (InputStream kept = blobs.open(stored.get().blob()).orElse(InputStream.nullInputStream());
        InputStream sent = upload.open();
        InputStream one = new BufferedInputStream(kept);
        InputStream other = new BufferedInputStream(sent)) {
      int a;
      do {
        a = one.read();
        if (a != other.read()) {
          return false;
        }
      } while (a >= 0);
      return true;
    } catch (IOException unreadable) {
      throw new StorageFailed("The manifest of file " + file + " cannot be read.", unreadable);
    }
  }

  /** Writes the row that names a stored file; answers its id. */
  long name(WriteTx tx, long order, Stored stored, long uploader) {
    long file =
        files.insert(
            tx,
            new FileStore.Fields(
                key(tx, order, stored.filename()),
                shown(stored.filename()),
                stored.sizeBytes(),
                stored.contentType(),
                stored.content()),
            uploader);
    files.setDerived(tx, file, stored.parsed());
    return file;
  }

  /** {@code manifests/orders/<order id>/<safe file name>}, made unique. */
  private String key(ReadTx tx, long order, String filename) {
    String safe = filename.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._]+", "");
    String name = safe.isEmpty() ? "manifest" : safe;
    if (name.length() > MAX_NAME) {
      name = name.substring(name.length() - MAX_NAME);
    }
    String folder = "manifests/orders/" + order + "/";
    String key = folder + name;
    for (int i = 2; files.isKeyTaken(tx, key, 0); i++) {
      key = folder + i + "-" + name;
    }
    return key;
  }

  private static String shown(String filename) {
    String name = filename.isBlank() ? "manifest" : filename;
    return name.length() <= 255 ? name : name.substring(name.length() - 255);
  }

  /** The parsed rows of an order's file; ends the call as 400 when it has none. */
  ParsedRows rows(ReadTx tx, StoredOrder order) {
    Long file = order.manifestFile();
    if (file == null) {
      throw Problem.refused("no_manifest", "The order has no manifest. Upload the file first.");
    }
    UUID parsed =
        files
            .derived(tx, file)
            .orElseThrow(() ->
                Problem.refused(
                    "manifest_changed",
                    "The stored file was replaced since it was read. Upload the manifest again."));
    try {
      return ParsedRows.open(
          new BufferedInputStream(
              blobs
                  .open(parsed)
                  .orElseThrow(() -> new IOException("content " + parsed + " is missing"))));
    } catch (IOException unreadable) {
      throw new StorageFailed("The manifest of file " + file + " cannot be read.", unreadable);
    }
  }
}
