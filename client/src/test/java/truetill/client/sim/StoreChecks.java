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

  /**
   * I2, I3 and I16: each record once, byte for byte, applied or set aside as it must be; the head
   * is the journal's.
   */
  void sameLog(Map<UUID, SimJournal> journals, Map<String, String> unread) {
    Set<String> wanted = new TreeSet<>();
    Set<String> heads = new TreeSet<>();
    journals.forEach((device, journal) -> {
      long seq = 1;
      for (byte[] record : journal.records()) {
        String op = SimStore.json(record).path("op_id").asText();
        String result = unread.getOrDefault(op, "applied");
        wanted.add(
            device
                + "|"
                + seq++
                + "|"
                + result
                + "|"
                + SimJournal.sha256(record)
                + "|"
                + text(record));
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
                   coalesce((select sum(case when t.transaction_type = 'draw' then t.total_cents
                                             else -t.total_cents end)
                               from supplemental_transaction t
                              where t.related_drawer_id = d.id and not t.late), 0),
                   coalesce((select sum(x.cash_cents) from unread_op x
                              where x.drawer_uid = d.uid), 0),
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
                   c.total_cents - coalesce(c.card_cents, 0), c.status,
                   coalesce(cast(k.uid as varchar), '-')
              from cart c join drawer d on d.id = c.drawer_id
              left join user_account k on k.id = c.customer_id
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
    SimChecks.same(
        "I32",
        "resolved",
        resolved(model),
        rows("select kind, op_id, line, action from exception_case where status = 'resolved'"));
    SimChecks.same(
        "I32",
        "resolutions on record",
        Set.of(String.valueOf(model.resolved().size())),
        rows("select count(*) from audit_event where action = 'exception_resolved'"));
    SimChecks.same(
        "I2",
        "customers",
        customers(model),
        rows(
            """
            select u.uid, k.customer_number, u.first_name, u.last_name,
                   case when u.email like '%@customer.invalid' then '' else u.email end, u.phone,
                   k.notes
              from customer_profile k join user_account u on u.id = k.user_id
            """));
    SimChecks.same(
        "I5",
        "the reserve",
        Set.of(String.valueOf(model.reserve().total())),
        rows("select total_cents from supplemental_drawer"));
    model
        .audits()
        .forEach((type, times) ->
            SimChecks.same(
                "I2",
                "audits of " + type,
                Set.of(times.toString()),
                rows("select count(*) from audit_event where action = '" + auditOf(type) + "'")));
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
                    drawer.drawn - drawer.returned,
                    drawer.unread,
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
                    sale.voided ? "voided" : "completed",
                    sale.customer)));
    return rows;
  }

  private static String auditOf(String type) {
    return switch (type) {
      case "drawer.no_sale" -> "drawer_no_sale";
      case "receipt.reprinted" -> "receipt_reprinted";
      case "auth.locked" -> "sign_in_locked";
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static Set<String> resolved(SimModel model) {
    Set<String> rows = new TreeSet<>();
    model.resolved().forEach((key, action) -> rows.add(key + "|" + action));
    return rows;
  }

  private static Set<String> customers(SimModel model) {
    Set<String> rows = new TreeSet<>();
    model
        .customers()
        .byUid()
        .forEach((uid, fields) -> {
          StringBuilder row = new StringBuilder(uid + "|" + fields.get("number"));
          SimCustomers.FIELDS.forEach(field -> row.append('|').append(fields.get(field)));
          rows.add(row.toString());
        });
    return rows;
  }

  private static Set<String> shifts(SimModel model) {
    Set<String> rows = new TreeSet<>();
    model
        .shifts()
        .byUid()
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
