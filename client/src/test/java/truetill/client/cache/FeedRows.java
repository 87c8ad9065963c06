package truetill.client.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Chain;
import truetill.core.people.CustomerDetails;
import truetill.core.people.Role;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.Epoch;
import truetill.core.wire.sync.FeedTables;
import truetill.core.wire.sync.Snapshot;

/** Rows as a server sends them. */
public final class FeedRows {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  public static final Epoch EPOCH = new Epoch(1, "epoch-one", null);

  private FeedRows() {}

  public static UUID itemUid(int number) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  public static String sku(int number) {
    return String.format("ITM%07d", number);
  }

  public static Changes.Row item(int number, String title, long priceCents, String status) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("uid", itemUid(number).toString());
    row.put("sku", sku(number));
    row.put("title", title);
    row.put("brand", "Brand " + number % 50);
    row.put("category", "Home");
    row.put("condition", "good");
    row.put("price_cents", priceCents);
    row.put("status", status);
    return new Changes.Row(
        0, FeedTables.ITEM, "put", itemUid(number).toString(), (long) number, row);
  }

  public static Changes.Row person(
      UUID uid,
      String email,
      String name,
      Role role,
      @Nullable String passwordHash,
      @Nullable String pinHash,
      @Nullable String pinTag) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("uid", uid.toString());
    row.put("id", 1);
    row.put("email", email);
    row.put("name", name);
    row.put("role", role.wire());
    row.put("active", true);
    row.put("password_hash", passwordHash);
    row.put("pin_hash", pinHash);
    row.put("pin_tag", pinTag);
    return new Changes.Row(0, FeedTables.PERSON, "put", uid.toString(), 1L, row);
  }

  /** An op of a device that was set aside has its effect. */
  public static Changes.Row applied(UUID device, long seq) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("device", device.toString());
    row.put("seq", seq);
    row.put("result", "applied");
    return new Changes.Row(
        0, FeedTables.OP_OUTCOME, "put", new UUID(0x7000, seq).toString(), seq, row);
  }

  public static Changes.Row setting(String key, Object value) {
    return new Changes.Row(
        0, FeedTables.SETTING, "put", key, null, Map.of("key", key, "value", value));
  }

  public static Changes.Row location(UUID uid, String name, String timezone) {
    return new Changes.Row(
        0,
        FeedTables.LOCATION,
        "put",
        uid.toString(),
        1L,
        Map.of(
            "uid",
            uid.toString(),
            "name",
            name,
            "timezone",
            timezone,
            "address",
            "12 Harbor Street",
            "phone",
            "555-0134"));
  }

  public static UUID customerUid(int number) {
    return new UUID(0x7000, 0x8000_0000_0000_2000L + number);
  }

  public static Changes.Row customer(int number, CustomerDetails details, boolean staff) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("uid", customerUid(number).toString());
    row.put("number", String.format("CUS-%03d", number));
    row.put("first_name", details.firstName());
    row.put("last_name", details.lastName());
    row.put("email", details.email());
    row.put("phone", details.phone());
    row.put("notes", details.notes());
    row.put("staff", staff);
    return new Changes.Row(
        0, FeedTables.CUSTOMER, "put", customerUid(number).toString(), (long) number, row);
  }

  public static Changes.Row reserve(UUID location, long totalCents) {
    return new Changes.Row(
        0,
        FeedTables.RESERVE,
        "put",
        new UUID(0x7000, 0x8000_0000_0000_3000L).toString(),
        1L,
        Map.of("location", location.toString(), "total_cents", totalCents));
  }

  public static Changes.Row deleted(String table, String uid) {
    return new Changes.Row(0, table, "del", uid, null, null);
  }

  public static Changes.ChangeSet set(long seq, Changes.Row... rows) {
    return new Changes.ChangeSet(seq, List.of(rows));
  }

  public static Snapshot.Header header(long asOf) {
    return new Snapshot.Header(EPOCH, asOf, Snapshot.FEED_SCHEMA);
  }

  public static Iterator<Snapshot.Row> snapshot(List<Changes.Row> rows) {
    return rows.stream()
        .map(row -> new Snapshot.Row(row.table(), row.uid(), row.id(), rowOf(row)))
        .iterator();
  }

  /** The rows as a store sends them and a register keeps them. */
  public static String snapshotText(Snapshot.Header header, List<Changes.Row> rows) {
    try {
      StringBuilder lines = new StringBuilder();
      Iterator<Snapshot.Row> each = snapshot(rows);
      while (each.hasNext()) {
        lines.append(JSON.writeValueAsString(each.next())).append('\n');
      }
      String sha = Chain.hash(lines.toString().getBytes(UTF_8));
      return JSON.writeValueAsString(header)
          + "\n"
          + lines
          + JSON.writeValueAsString(new Snapshot.Footer(rows.size(), sha))
          + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, @Nullable Object> rowOf(Changes.Row row) {
    Map<String, @Nullable Object> values = row.row();
    return values == null ? Map.of() : values;
  }
}
