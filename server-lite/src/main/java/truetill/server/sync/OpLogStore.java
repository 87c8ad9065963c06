package truetill.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.ClockOffset;
import truetill.core.wire.sync.Ops;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code op_log}: every record taken, byte for byte, with what became of it (I3). */
final class OpLogStore {
  static final String APPLIED = "applied";
  static final String PARKED = "parked";
  static final String QUARANTINED = "quarantined";
  static final String DUPLICATE = "duplicate_of";

  private static final String SELECT =
      """
      select device_id, seq, op_id, hash, record_text, result, feed_seq, exceptions_json,
             clock_offset_ms
        from op_log
      """;

  /**
   * What became of a record.
   *
   * @param detail why it was not applied, empty when it was
   * @param waitsFor uid of what a parked op needs
   */
  record Became(
      String result,
      String detail,
      @Nullable UUID waitsFor,
      @Nullable Long feedSeq,
      List<Ops.WorkItem> exceptions) {}

  /**
   * A record with what became of it.
   *
   * @param offset of the device's clock when it came
   */
  record Entry(
      UUID device,
      long seq,
      UUID opId,
      String hash,
      String text,
      String result,
      @Nullable Long feedSeq,
      List<Ops.WorkItem> exceptions,
      ClockOffset offset) {}

  Optional<Entry> find(ReadTx tx, UUID device, long seq) {
    return tx.handle()
        .createQuery(SELECT + " where device_id = :device and seq = :seq")
        .bind("device", device)
        .bind("seq", seq)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** The first record that came with this op id. */
  Optional<Entry> firstWith(ReadTx tx, UUID opId) {
    return tx.handle()
        .createQuery(
            SELECT
                + " where op_id = :op and result <> 'duplicate_of'"
                + " order by received_at, device_id, seq fetch first 1 rows only")
        .bind("op", opId)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** Records of other devices that repeat the first with this op id. */
  List<Entry> repeating(ReadTx tx, UUID opId) {
    return tx.handle()
        .createQuery(
            SELECT + " where op_id = :op and result = 'duplicate_of' order by device_id, seq")
        .bind("op", opId)
        .map((rs, context) -> row(rs))
        .list();
  }

  List<Entry> waitingFor(ReadTx tx, UUID uid) {
    return tx.handle()
        .createQuery(
            SELECT
                + " where waits_for = :uid and result = 'parked'"
                + " order by received_at, device_id, seq")
        .bind("uid", uid)
        .map((rs, context) -> row(rs))
        .list();
  }

  /** In the order they came; a reused op id stays what it is. */
  List<Entry> quarantined(ReadTx tx) {
    return tx.handle()
        .createQuery(
            SELECT
                + " where result = 'quarantined' and detail <> '"
                + OpIntake.OP_ID_REUSE
                + "' order by received_at, device_id, seq")
        .map((rs, context) -> row(rs))
        .list();
  }

  /** The records of one device from a seq on, as they came. */
  List<String> texts(ReadTx tx, UUID device, long from, int limit) {
    return tx.handle()
        .createQuery(
            """
            select record_text from op_log where device_id = :device and seq >= :from
             order by seq limit :limit
            """)
        .bind("device", device)
        .bind("from", from)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Records of one type that a device made after a seq. */
  List<String> textsOfType(ReadTx tx, UUID device, String type, long after) {
    return tx.handle()
        .createQuery(
            """
            select record_text from op_log
             where device_id = :device and seq > :after and op_type = :type order by seq
            """)
        .bind("device", device)
        .bind("after", after)
        .bind("type", type)
        .mapTo(String.class)
        .list();
  }

  /** Records of a register's PCs that gave numbers no row may hold: see {@link SeriesUsed}. */
  List<String> withNumbersOfTheirOwn(ReadTx tx, long register) {
    return tx.handle()
        .createQuery(
            """
            select l.record_text from op_log l join device d on d.id = l.device_id
             where d.register_id = :register
               and (l.op_type = 'customer.created'
                    or l.op_type = 'sale.completed' and l.result in ('quarantined', 'parked'))
            """)
        .bind("register", register)
        .mapTo(String.class)
        .list();
  }

  void insert(WriteTx tx, UUID device, Received record, Became became, ClockOffset offset) {
    tx.handle()
        .createUpdate(
            """
            insert into op_log
              (device_id, seq, op_id, hash, op_type, record_text, result, detail, waits_for,
               exceptions_json, feed_seq, received_at, clock_offset_ms)
            values
              (:device, :seq, :op, :hash, :type, :text, :result, :detail, :waits,
               :exceptions, :feedSeq, :now, :offset)
            """)
        .bind("device", device)
        .bind("seq", record.seq())
        .bind("op", record.op().envelope().id())
        .bind("hash", record.hash())
        .bind("type", record.op().body().type())
        .bind("text", record.text())
        .bind("result", became.result())
        .bind("detail", became.detail())
        .bind("waits", became.waitsFor())
        .bind("exceptions", JsonColumn.text(became.exceptions()))
        .bind("feedSeq", became.feedSeq())
        .bind("now", tx.now())
        .bind("offset", offset.millis())
        .execute();
  }

  void update(WriteTx tx, Entry entry, Became became) {
    tx.handle()
        .createUpdate(
            """
            update op_log
               set result = :result, detail = :detail, waits_for = :waits,
                   exceptions_json = :exceptions, feed_seq = :feedSeq
             where device_id = :device and seq = :seq
            """)
        .bind("result", became.result())
        .bind("detail", became.detail())
        .bind("waits", became.waitsFor())
        .bind("exceptions", JsonColumn.text(became.exceptions()))
        .bind("feedSeq", became.feedSeq())
        .bind("device", entry.device())
        .bind("seq", entry.seq())
        .execute();
  }

  private static Entry row(ResultSet rs) throws SQLException {
    return new Entry(
        Columns.uid(rs, "device_id"),
        rs.getLong("seq"),
        Columns.uid(rs, "op_id"),
        rs.getString("hash"),
        rs.getString("record_text"),
        rs.getString("result"),
        Columns.longOrNull(rs, "feed_seq"),
        exceptions(rs.getString("exceptions_json")),
        new ClockOffset(rs.getLong("clock_offset_ms")));
  }

  private static List<Ops.WorkItem> exceptions(String json) {
    List<Ops.WorkItem> items = new ArrayList<>();
    for (JsonNode item : JsonColumn.parse(json)) {
      JsonNode line = item.path("line");
      items.add(
          new Ops.WorkItem(
              item.path("kind").asText(),
              item.path("key").asText(),
              line.isInt() ? line.asInt() : null));
    }
    return items;
  }
}
