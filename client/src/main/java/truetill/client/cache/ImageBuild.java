package truetill.client.cache;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import truetill.core.wire.sync.FeedTables;
import truetill.core.wire.sync.Snapshot;

/**
 * Fills the set of tables that is not in use with the rows of a snapshot, while the other is read
 * and changed. Rows of small tables are kept aside for the one transaction in which the new image
 * comes into use.
 */
final class ImageBuild {
  /** Each a transaction: one over all rows keeps a note of every one to undo it by. */
  private static final int BATCH = 5000;

  private final ImageTables tables;
  private final List<CachedItem> items = new ArrayList<>();
  private final List<CachedCustomer> customers = new ArrayList<>();
  private final List<Snapshot.Row> others = new ArrayList<>();

  /**
   * A build not begun yet.
   *
   * @param tables not in use
   */
  ImageBuild(ImageTables tables) {
    this.tables = tables;
  }

  void fill(Handle handle, Iterator<Snapshot.Row> rows) throws SQLException {
    try (Statement statement = handle.getConnection().createStatement()) {
      ImageSchema.clear(statement, tables);
      while (rows.hasNext()) {
        take(handle, rows.next());
      }
      write(handle);
      ImageSchema.addKeys(statement, tables);
    }
  }

  /** The rows of the small tables. */
  List<Snapshot.Row> others() {
    return others;
  }

  private void take(Handle handle, Snapshot.Row row) throws SQLException {
    switch (row.table()) {
      case FeedTables.ITEM -> items.add(Items.read(row.uid(), row.row()));
      case FeedTables.CUSTOMER -> customers.add(Customers.read(row.uid(), row.row()));
      default -> others.add(row);
    }
    if (items.size() + customers.size() == BATCH) {
      write(handle);
    }
  }

  private void write(Handle handle) throws SQLException {
    handle.useTransaction(transaction -> {
      ItemStore.insert(transaction, tables, items);
      CustomerStore.insert(transaction, tables, customers);
    });
    items.clear();
    customers.clear();
  }
}
