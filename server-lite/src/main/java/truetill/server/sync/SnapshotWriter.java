package truetill.server.sync;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.sync.FeedTables;
import truetill.core.wire.sync.Snapshot;
import truetill.server.auth.CustomerFeedStore;
import truetill.server.auth.PeopleFeedStore;
import truetill.server.db.ReadTx;
import truetill.server.db.RowImage;
import truetill.server.http.Json;
import truetill.server.inventory.ItemStore;
import truetill.server.pos.RegisterStore;
import truetill.server.pos.SupplementalStore;
import truetill.server.system.LocationStore;
import truetill.server.system.SettingStore;

/**
 * Writes the tables registers read, row by row as the feed shows them; holds a page of rows at a
 * time.
 */
final class SnapshotWriter {
  private static final int PAGE_ROWS = 1000;

  private final Json json;
  private final EpochStore epochs = new EpochStore();
  private final List<Source> sources = new ArrayList<>();

  /** Rows with an id above one, in the order of their ids. */
  @FunctionalInterface
  private interface Images {
    List<RowImage> after(ReadTx tx, long id, int limit);
  }

  private record Source(String table, Images images) {}

  SnapshotWriter(Json json) {
    this.json = json;
    sources.add(new Source(FeedTables.LOCATION, new LocationStore()::images));
    sources.add(new Source(FeedTables.SETTING, new SettingStore()::images));
    sources.add(new Source(FeedTables.REGISTER, new RegisterStore()::images));
    sources.add(new Source(FeedTables.PERSON, new PeopleFeedStore()::images));
    sources.add(new Source(FeedTables.CUSTOMER, new CustomerFeedStore()::images));
    sources.add(new Source(FeedTables.RESERVE, new SupplementalStore()::images));
    sources.add(new Source(FeedTables.ITEM, new ItemStore()::images));
  }

  void write(ReadTx tx, long asOf, OutputStream out) throws IOException {
    line(out, new Snapshot.Header(epochs.current(tx), asOf, Snapshot.FEED_SCHEMA));
    MessageDigest digest = sha256();
    long rows = 0;
    for (Source source : sources) {
      long last = 0;
      List<RowImage> page = source.images().after(tx, last, PAGE_ROWS);
      while (!page.isEmpty()) {
        for (RowImage image : page) {
          digest.update(line(out, row(source.table(), image)));
        }
        rows += page.size();
        last = page.getLast().id();
        page = source.images().after(tx, last, PAGE_ROWS);
      }
    }
    line(out, new Snapshot.Footer(rows, HexFormat.of().formatHex(digest.digest())));
  }

  private static Snapshot.Row row(String table, RowImage image) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>(image.columns());
    return new Snapshot.Row(table, image.uid(), image.id(), columns);
  }

  private byte[] line(OutputStream out, Object value) throws IOException {
    byte[] bytes = json.bytes(value);
    byte[] line = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, line, 0, bytes.length);
    line[bytes.length] = '\n';
    out.write(line);
    return line;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
