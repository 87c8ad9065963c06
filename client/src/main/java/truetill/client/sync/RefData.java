package truetill.client.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.Cache;
import truetill.client.cache.UnreadableRow;
import truetill.client.journal.Storage;
import truetill.client.journal.StorageFile;
import truetill.client.journal.WholeFile;
import truetill.client.remote.Reply;
import truetill.client.remote.SnapshotSink;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.Snapshot;

/**
 * The last whole snapshot and the feed pages since, as plain files in {@code refdata/}, so that a
 * lost cache is rebuilt with no network (sync.md section 3, I13). Only this device's own server
 * wrote them, and the footer's digest is checked before anything is read.
 */
public final class RefData {
  static final String FOLDER = "refdata";
  private static final String SNAPSHOT = FOLDER + "/snapshot.ndjson";
  private static final int NO_SUCH_RANGE = 416;
  private static final String ARRIVING_NAME = "snapshot.arriving";
  private static final String ARRIVING = FOLDER + "/" + ARRIVING_NAME;

  /** The server's name for the one that is arriving. */
  private static final String VERSION = FOLDER + "/snapshot.version";

  private static final String PAGES = FOLDER + "/pages.ndjson";

  private final Storage storage;
  private final JsonMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** A page is written with every key; one that lacks some is damaged. */
  private final ObjectReader pageReader =
      json.readerFor(Page.class).with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

  public RefData(Storage storage) {
    this.storage = storage;
  }

  /** The folder it is in. */
  Storage storage() {
    return storage;
  }

  /** A page together with the cursor it follows. */
  private record Page(long after, Changes changes) {}

  /**
   * Rebuilds the server's rows of a cache that has none. Pages are taken as far as they follow one
   * another; what is behind a gap or a torn line comes from the server again.
   *
   * @return whether there was a whole snapshot to rebuild from; the server has another
   */
  public boolean restore(Cache cache) throws IOException {
    if (!isThere() || !isWhole(SNAPSHOT)) {
      return false;
    }
    try {
      loadSnapshot((header, rows) -> cache.image().replace(header, rows, 0));
    } catch (UnreadableRow ofAnotherVersion) {
      return false;
    }
    try (Pages pages = new Pages()) {
      Page page = pages.after(cache.positions().cursor());
      while (page != null) {
        cache.image().apply(page.changes().epoch().id(), page.changes().sets());
        page = pages.after(cache.positions().cursor());
      }
    } catch (UnreadableRow ofAnotherVersion) {
      return true;
    }
    return true;
  }

  /**
   * Whether a cache rebuilt from here would come as far as this. A power cut may have taken pages
   * that were never forced, while the cache kept their rows.
   */
  boolean reaches(long cursor) throws IOException {
    if (!isThere() || !isWhole(SNAPSHOT)) {
      return false;
    }
    long reached = header(SNAPSHOT).asOf();
    try (Pages pages = new Pages()) {
      Page page = pages.after(reached);
      while (page != null) {
        reached = Math.max(reached, page.changes().sets().getLast().seq());
        page = pages.after(reached);
      }
    }
    return reached >= cursor;
  }

  /**
   * Keeps a page before the cache takes it in; unforced, as the server has it too. It begins a line
   * of its own whatever an earlier run left half-written.
   */
  void append(long after, Changes page) throws IOException {
    try (StorageFile file = storage.open(PAGES)) {
      file.append(
          ("\n" + json.writeValueAsString(new Page(after, page)) + "\n")
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Brings a snapshot into place when it arrived whole; the old one stays otherwise. What a broken
   * line brought is kept, and the next call goes on from there.
   *
   * @param fits whether it is good for what is here; one that began to arrive earlier may be too
   *     old
   * @return whether it was whole, and fits
   */
  Reply<Boolean> download(Predicate<Snapshot.Header> fits, Fetch fetch) {
    try {
      SnapshotSink.Broken broken = broken();
      Reply<Long> fetched;
      try (StorageFile file = storage.open(ARRIVING)) {
        fetched =
            fetch.from(
                broken,
                (goesOn, version) -> {
                  if (!goesOn) {
                    file.truncate(0);
                    keepVersion(version);
                  }
                  return new Sink(file);
                });
        file.force(true);
      }
      if (fetched instanceof Reply.Refused<Long> refused && refused.status() == NO_SUCH_RANGE) {
        forgetArriving();
      }
      if (!(fetched instanceof Reply.Done<Long>)) {
        return failure(fetched);
      }
      if (!isWhole(ARRIVING) || !fits.test(header(ARRIVING))) {
        forgetArriving();
        return new Reply.Done<>(false);
      }
      storage.delete(PAGES);
      storage.rename(ARRIVING, SNAPSHOT);
      storage.delete(VERSION);
      storage.forceFolder(FOLDER);
      return new Reply.Done<>(true);
    } catch (IOException diskRefuses) {
      return new Reply.Alone<>("The snapshot could not be kept on this disk.");
    }
  }

  /** The same, with nothing that arrived earlier: it is as of now, or later. */
  Reply<Boolean> downloadAnew(Fetch fetch) {
    try {
      forgetArriving();
    } catch (IOException diskRefuses) {
      return new Reply.Alone<>("The snapshot could not be kept on this disk.");
    }
    return download(header -> true, fetch);
  }

  /** Asks for a snapshot. */
  @FunctionalInterface
  interface Fetch {
    Reply<Long> from(SnapshotSink.@Nullable Broken broken, SnapshotSink sink);
  }

  private Snapshot.Header header(String name) throws IOException {
    try (BufferedReader lines = reader(name)) {
      return json.readValue(lines.readLine(), Snapshot.Header.class);
    }
  }

  private SnapshotSink.@Nullable Broken broken() throws IOException {
    byte @Nullable [] version = WholeFile.read(storage, VERSION);
    if (version == null || version.length == 0 || !storage.list(FOLDER).contains(ARRIVING_NAME)) {
      return null;
    }
    try (StorageFile file = storage.open(ARRIVING)) {
      return file.size() == 0
          ? null
          : new SnapshotSink.Broken(new String(version, StandardCharsets.US_ASCII), file.size());
    }
  }

  private void keepVersion(String version) throws IOException {
    if (version.isEmpty()) {
      storage.delete(VERSION);
    } else {
      WholeFile.replace(storage, VERSION, version.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void forgetArriving() throws IOException {
    storage.delete(VERSION);
    storage.delete(ARRIVING);
  }

  private static Reply<Boolean> failure(Reply<Long> fetched) {
    return switch (fetched) {
      case Reply.Refused<Long> refused ->
          new Reply.Refused<>(
              refused.status(), refused.code(), refused.detail(), refused.retryAfter());
      case Reply.Alone<Long>(String reason) -> new Reply.Alone<>(reason);
      case Reply.Done<Long> done -> throw new IllegalArgumentException("no failure: " + done);
    };
  }

  /** Hands over the header and all rows of the snapshot in place. */
  void loadSnapshot(BiConsumer<Snapshot.Header, Iterator<Snapshot.Row>> reader) throws IOException {
    try (BufferedReader lines = reader(SNAPSHOT)) {
      Snapshot.Header header = json.readValue(lines.readLine(), Snapshot.Header.class);
      reader.accept(header, new Rows(lines));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private boolean isThere() throws IOException {
    return storage.list(FOLDER).contains("snapshot.ndjson");
  }

  private boolean isWhole(String name) throws IOException {
    MessageDigest digest = sha256();
    long rows = 0;
    try (BufferedReader lines = reader(name)) {
      String header = lines.readLine();
      if (header == null || !json.readTree(header).has("as_of")) {
        return false;
      }
      String line = lines.readLine();
      while (line != null) {
        if (isFooter(line)) {
          Snapshot.Footer footer = json.readValue(line, Snapshot.Footer.class);
          return footer.rows() == rows
              && footer.sha256().equals(HexFormat.of().formatHex(digest.digest()));
        }
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        rows++;
        line = lines.readLine();
      }
      return false;
    } catch (JsonProcessingException cut) {
      return false;
    }
  }

  private boolean isFooter(String line) throws JsonProcessingException {
    if (line.length() > 400 || !line.contains("\"sha256\"")) {
      return false; // nearly every line: reading each as JSON only for this doubled the work
    }
    JsonNode node = json.readTree(line);
    return node.has("sha256") && !node.has("table");
  }

  private BufferedReader reader(String name) throws IOException {
    return new BufferedReader(new InputStreamReader(storage.read(name), StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The pages since the snapshot, as far as they follow one another. */
  private final class Pages implements AutoCloseable {
    private final @Nullable BufferedReader lines;

    Pages() throws IOException {
      BufferedReader found;
      try {
        found = reader(PAGES);
      } catch (NoSuchFileException none) {
        found = null;
      }
      lines = found;
    }

    /**
     * The next page with something above this cursor; null at the end and where one is missing. A
     * line that does not read is what a power cut left of a page that came once more.
     */
    @Nullable Page after(long cursor) throws IOException {
      BufferedReader kept = lines;
      if (kept == null) {
        return null;
      }
      String line = kept.readLine();
      while (line != null) {
        Page page = page(line);
        if (page != null && page.after() > cursor) {
          return null;
        }
        if (page != null && page.changes().sets().getLast().seq() > cursor) {
          return page;
        }
        line = kept.readLine();
      }
      return null;
    }

    private @Nullable Page page(String line) {
      try {
        Page page = pageReader.readValue(line);
        return page == null || page.changes().sets().isEmpty() ? null : page;
      } catch (JsonProcessingException torn) {
        return null;
      }
    }

    @Override
    public void close() throws IOException {
      if (lines != null) {
        lines.close();
      }
    }
  }

  /** The row lines between header and footer. */
  private final class Rows implements Iterator<Snapshot.Row> {
    private final BufferedReader lines;
    private @Nullable String next;

    Rows(BufferedReader lines) {
      this.lines = lines;
      advance();
    }

    private void advance() {
      try {
        String line = lines.readLine();
        next = line == null || isFooter(line) ? null : line;
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Snapshot.Row next() {
      String line = next;
      if (line == null) {
        throw new NoSuchElementException();
      }
      try {
        Snapshot.Row row = json.readValue(line, Snapshot.Row.class);
        advance();
        return row;
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  private static final class Sink extends OutputStream {
    private final StorageFile file;

    Sink(StorageFile file) {
      this.file = file;
    }

    @Override
    public void write(int single) throws IOException {
      file.append(new byte[] {(byte) single});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      file.append(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }
}
