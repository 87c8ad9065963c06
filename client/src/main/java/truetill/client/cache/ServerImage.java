package truetill.client.cache;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.FeedTables;
import truetill.core.wire.sync.Snapshot;

/**
 * The server's rows as this register holds them: replaced by a snapshot, moved on by the feed. A
 * page and the cursor move in one transaction.
 */
public final class ServerImage {
  private static final Logger LOG = LoggerFactory.getLogger(ServerImage.class);

  private final Marks marks;
  private final ImageReads reads;
  private final Overlay overlay;
  private final Settings settings;
  private final UUID device;

  ServerImage(Marks marks, ImageReads reads, Overlay overlay, Settings settings, UUID device) {
    this.device = device;
    this.marks = marks;
    this.reads = reads;
    this.overlay = overlay;
    this.settings = settings;
  }

  /**
   * Takes in change-sets that follow the cursor; those at or below it are skipped.
   *
   * @throws UnreadableRow when a row cannot be read; then nothing was taken
   */
  public void apply(String epoch, List<Changes.ChangeSet> sets) {
    long before = marks.now().cursor();
    List<Changes.ChangeSet> fresh = sets.stream().filter(set -> set.seq() > before).toList();
    if (fresh.isEmpty()) {
      return;
    }
    long cursor = fresh.getLast().seq();
    List<Deliveries.Outcome> late = new ArrayList<>();
    marks.change(
        handle -> {
          ImageTables tables = MarkStore.image(handle);
          for (Changes.ChangeSet set : fresh) {
            apply(handle, tables, set.rows());
          }
          late.addAll(Deliveries.put(handle, lateOutcomes(fresh)));
          MarkStore.cursor(handle, epoch, cursor);
          Deliveries.settle(handle, marks.now().settledSeq(), cursor);
        },
        () -> {
          late.forEach(overlay::outcome);
          moved(cursor);
        });
    settings.reload();
  }

  /** Own ops that were set aside and have their effect in these change-sets (sync.md section 4). */
  public List<Deliveries.Outcome> lateOutcomes(List<Changes.ChangeSet> sets) {
    return sets.stream().flatMap(this::lateOutcomes).toList();
  }

  private Stream<Deliveries.Outcome> lateOutcomes(Changes.ChangeSet set) {
    return set.rows().stream()
        .filter(row -> row.table().equals(FeedTables.OP_OUTCOME))
        .map(Changes.Row::row)
        .filter(Objects::nonNull)
        .map(values -> new Row(FeedTables.OP_OUTCOME, values))
        .filter(row -> row.text("device").equals(device.toString()))
        .map(row -> new Deliveries.Outcome(row.number("seq"), row.text("result"), set.seq()));
  }

  /**
   * Replaces every row. The rows there are stay in use while the new ones are written beside them;
   * the new come into use in one short transaction. A crash or a failure at any point leaves the
   * one image or the other.
   *
   * @param deliveredSeq what the server had taken before it was asked for the snapshot
   * @throws UnreadableRow when a row cannot be read; then nothing was replaced
   */
  public synchronized void replace(
      Snapshot.Header header, Iterator<Snapshot.Row> rows, long deliveredSeq) {
    ImageTables before = marks.read(MarkStore::image);
    ImageTables next = before.other();
    ImageBuild build = new ImageBuild(next);
    boolean taken = false;
    try {
      marks.beside(handle -> build.fill(handle, rows));
      marks.change(
          handle -> {
            People.clear(handle);
            Settings.clear(handle);
            Reserves.clear(handle);
            for (Snapshot.Row row : build.others()) {
              putSmall(handle, row.table(), row.uid(), row.row());
            }
            MarkStore.image(handle, next);
            MarkStore.cursor(handle, header.epoch().id(), header.asOf());
            Deliveries.settleBySnapshot(handle, marks.now(), deliveredSeq, header.asOf());
          },
          () -> {
            reads.use(next);
            moved(header.asOf());
          });
      taken = true;
      settings.reload();
    } finally {
      empty(taken ? before : next);
    }
  }

  /** What is left of them only takes room; the next image begins with it. */
  private void empty(ImageTables unused) {
    try {
      marks.beside(handle -> {
        try (Statement statement = handle.getConnection().createStatement()) {
          ImageSchema.clear(statement, unused);
        }
      });
    } catch (CacheFailed full) {
      LOG.warn("rows of the store that are out of use were not thrown away", full);
    }
  }

  private void moved(long cursor) {
    overlay.cursor(cursor);
    overlay.settled(marks.now().settledSeq());
  }

  private static void apply(Handle handle, ImageTables tables, List<Changes.Row> rows)
      throws SQLException {
    Map<UUID, CachedItem> puts = new LinkedHashMap<>();
    for (Changes.Row row : rows) {
      Map<String, @Nullable Object> values = row.row();
      if (!row.op().equals("put") || values == null) {
        delete(handle, tables, puts, row);
      } else if (row.table().equals(FeedTables.ITEM)) {
        CachedItem item = Items.read(row.uid(), values);
        puts.put(item.uid(), item);
      } else if (row.table().equals(FeedTables.CUSTOMER)) {
        CustomerStore.put(handle, tables, Customers.read(row.uid(), values));
      } else {
        putSmall(handle, row.table(), row.uid(), values);
      }
    }
    if (!puts.isEmpty()) {
      ItemStore.put(handle, tables, List.copyOf(puts.values()));
    }
  }

  private static void delete(
      Handle handle, ImageTables tables, Map<UUID, CachedItem> puts, Changes.Row row) {
    switch (row.table()) {
      case FeedTables.ITEM -> {
        UUID uid = Row.uuid(row.table(), row.uid());
        puts.remove(uid);
        ItemStore.delete(handle, tables, List.of(uid));
      }
      case FeedTables.PERSON -> People.delete(handle, Row.uuid(row.table(), row.uid()));
      case FeedTables.SETTING -> Settings.deleteSetting(handle, row.uid());
      case FeedTables.REGISTER -> Settings.deleteRegister(handle, Row.uuid(row.table(), row.uid()));
      case FeedTables.LOCATION -> Settings.deleteLocation(handle, Row.uuid(row.table(), row.uid()));
      case FeedTables.CUSTOMER ->
          CustomerStore.delete(handle, tables, Row.uuid(row.table(), row.uid()));
      case FeedTables.RESERVE -> Reserves.delete(handle, Row.uuid(row.table(), row.uid()));
      default -> {}
    }
  }

  private static void putSmall(
      Handle handle, String table, String uid, Map<String, @Nullable Object> values) {
    Row row = new Row(table, values);
    switch (table) {
      case FeedTables.PERSON -> People.put(handle, Row.uuid(table, uid), row);
      case FeedTables.SETTING -> Settings.putSetting(handle, row.textOr("key", uid), row);
      case FeedTables.REGISTER -> Settings.putRegister(handle, Row.uuid(table, uid), row);
      case FeedTables.LOCATION -> Settings.putLocation(handle, Row.uuid(table, uid), row);
      case FeedTables.RESERVE -> Reserves.put(handle, Row.uuid(table, uid), row);
      default -> {} // the feed may carry tables that only other readers need
    }
  }
}
