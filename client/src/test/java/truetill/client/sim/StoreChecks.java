package truetill.client.sim;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import truetill.server.db.Database;

/** The store's tables against the journals and against the model. */
final class StoreChecks {
  private final Database database;

  StoreChecks(Database database) {
    this.database = database;
  }

  /** Each row as its columns with bars between. */
  private Set<String> rows(String sql) {
    List<String> rows =
        database.read(tx ->
            tx.handle()
                .createQuery(sql)
                .map((row, context) -> {
                  StringBuilder text = new StringBuilder();
                  for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    text.append(column == 1 ? "" : "|").append(row.getString(column));
                  }
                  return text.toString();
                })
                .list());
    Set<String> set = new TreeSet<>(rows);
    Broken.unless(set.size() == rows.size(), "I2", "a row stands twice: " + sql);
    return set;
  }

  /** I2 and I3: each record once, byte for byte, and applied; the head is the journal's. */
  void sameLog(Map<UUID, SimJournal> journals) {
    Set<String> wanted = new TreeSet<>();
    Set<String> heads = new TreeSet<>();
    journals.forEach((device, journal) -> {
      long seq = 1;
      for (byte[] record : journal.records()) {
        wanted.add(
            device + "|" + seq++ + "|applied|" + SimJournal.sha256(record) + "|" + text(record));
      }
      if (!journal.records().isEmpty()) {
        heads.add(
            device
                + "|"
                + journal.records().size()
                + "|"
                + SimJournal.sha256(journal.records().getLast()));
      }
    });
    Set<String> quarantined =
        rows(
            "select device_id, seq, op_type, result, detail from op_log where result <> 'applied'");
    Broken.unless(quarantined.isEmpty(), "I2", "not applied: " + quarantined);
    SimChecks.same(
        "I3",
        "op_log",
        wanted,
        rows("select device_id, seq, result, hash, record_text from op_log"));
    SimChecks.same(
        "I4",
        "heads",
        heads,
        rows("select id, accepted_seq, head_hash from device where accepted_seq > 0"));
  }

  private static String text(byte[] record) {
    return new String(record, java.nio.charset.StandardCharsets.UTF_8);
  }

  void sameAs(SimModel model) {
    SimChecks.same(
        "I5",
        "drawers",
        drawers(model),
        rows(
            """
            select d.uid, d.status, d.opening_cents, d.cash_sales_cents, d.cash_refunds_cents,
                   coalesce((select sum(m.total_cents) from cash_drop m
                              where m.drawer_id = d.id and not m.late), 0),
                   d.late_cents,
                   coalesce(d.expected_cents || '|' || d.closing_cents || '|' || d.variance_cents, '-')
              from drawer d
            """));
    SimChecks.same(
        "I8",
        "items",
        items(model),
        rows(
            """
            select i.uid, i.sku, i.price_cents, i.status, coalesce(cast(c.uid as varchar), '-')
              from item i left join cart c on c.id = i.sold_cart_id
            """));
    SimChecks.same(
        "I2",
        "sales",
        sales(model),
        rows(
            """
            select c.uid, r.receipt_number, d.uid, c.total_cents,
                   c.total_cents - coalesce(c.card_cents, 0), c.status
              from cart c join drawer d on d.id = c.drawer_id
              left join receipt r on r.cart_id = c.id
             where c.status <> 'open'
            """));
    SimChecks.same(
        "I2",
        "shifts",
        shifts(model),
        rows(
            """
            select t.uid, u.uid, t.status, case when t.clock_out is null then 'open' else 'ended' end,
                   coalesce(t.total_hours, 0.00)
              from time_entry t join user_account u on u.id = t.employee_id
            """));
    SimChecks.same(
        "I8",
        "exceptions",
        model.exceptions(),
        rows("select kind, op_id, line from exception_case"));
    Set<String> receipts = rows("select receipt_number from receipt");
    Broken.unless(receipts.size() == model.sales().size(), "I7", "receipts: " + receipts);
  }

  /** I6: the figures people were told in the evening are those that stand now. */
  void closedAsTold(Map<String, String> told) {
    Set<String> wanted = new TreeSet<>();
    told.forEach((drawer, figures) -> wanted.add(drawer + "|" + figures));
    Set<String> found = rows("select uid, expected_cents, closing_cents from drawer");
    found.retainAll(wanted);
    SimChecks.same("I6", "closed drawers", wanted, found);
  }

  private static Set<String> drawers(SimModel model) {
    Set<String> rows = new TreeSet<>();
    model
        .drawers()
        .forEach((uid, drawer) ->
            rows.add(
                bars(
                    uid,
                    drawer.open ? "open" : "closed",
                    drawer.opening,
                    drawer.sales,
                    drawer.refunds,
                    drawer.drops,
                    drawer.late,
                    drawer.closed == null ? "-" : drawer.closed)));
    return rows;
  }

  private static Set<String> items(SimModel model) {
    Set<String> rows = new TreeSet<>();
    model
        .items()
        .forEach((uid, item) ->
            rows.add(
                bars(
                    uid,
                    item.sku,
                    item.price,
                    item.status,
                    item.owner == null ? "-" : item.owner)));
    return rows;
  }

  private static Set<String> sales(SimModel model) {
    Set<String> rows = new TreeSet<>();
    model
        .sales()
        .forEach((uid, sale) ->
            rows.add(
                bars(
                    uid,
                    sale.receipt,
                    sale.drawer,
                    sale.total,
                    sale.cash,
                    sale.voided ? "voided" : "completed")));
    return rows;
  }

  private static Set<String> shifts(SimModel model) {
    Set<String> rows = new TreeSet<>();
    model
        .shifts()
        .forEach((uid, shift) ->
            rows.add(
                bars(
                    uid,
                    shift.person,
                    shift.flagged ? "flagged" : "pending",
                    shift.out == null ? "open" : "ended",
                    java.math.BigDecimal.valueOf(shift.hundredths, 2))));
    return rows;
  }

  private static String bars(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(text.isEmpty() ? "" : "|").append(part);
    }
    return text.toString();
  }
}
