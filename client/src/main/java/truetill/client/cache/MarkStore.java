package truetill.client.cache;

import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The marks behind {@link Positions}; each moves in the transaction of what it stands for. */
final class MarkStore {
  private static final String APPLIED = "applied";
  private static final String CURSOR = "cursor";
  private static final String DELIVERED = "delivered";
  private static final String SETTLED = "settled";
  private static final String IMAGE = "image";

  private record Mark(long number, String text) {
    static final Mark NONE = new Mark(0, "");
  }

  private MarkStore() {}

  static Positions read(Handle handle) {
    Map<String, Mark> marks =
        handle
            .createQuery("select name, number, text from mark")
            .map((row, context) ->
                Map.entry(row.getString(1), new Mark(row.getLong(2), row.getString(3))))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Mark applied = marks.getOrDefault(APPLIED, Mark.NONE);
    Mark cursor = marks.getOrDefault(CURSOR, Mark.NONE);
    return new Positions(
        applied.number(),
        applied.text(),
        cursor.text(),
        cursor.number(),
        marks.getOrDefault(DELIVERED, Mark.NONE).number(),
        marks.getOrDefault(SETTLED, Mark.NONE).number());
  }

  /** The large tables in use. */
  static ImageTables image(Handle handle) {
    return ImageTables.numbered(
        handle
            .createQuery("select number from mark where name = :name")
            .bind("name", IMAGE)
            .mapTo(Long.class)
            .findOne()
            .orElse(ImageTables.FIRST.number()));
  }

  static void image(Handle handle, ImageTables inUse) {
    put(handle, IMAGE, inUse.number(), "");
  }

  static void applied(Handle handle, long seq, String hash) {
    put(handle, APPLIED, seq, hash);
  }

  static void cursor(Handle handle, String epoch, long cursor) {
    put(handle, CURSOR, cursor, epoch);
  }

  static void delivered(Handle handle, long seq) {
    put(handle, DELIVERED, seq, "");
  }

  static void settled(Handle handle, long seq) {
    put(handle, SETTLED, seq, "");
  }

  private static void put(Handle handle, String name, long number, String text) {
    int changed =
        handle.execute("update mark set number = ?, text = ? where name = ?", number, text, name);
    if (changed == 0) {
      handle.execute("insert into mark (name, number, text) values (?, ?, ?)", name, number, text);
    }
  }
}
