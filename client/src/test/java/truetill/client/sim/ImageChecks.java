package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import truetill.client.cache.Cache;
import truetill.client.remote.SyncTransport;

/** I9: when all is quiet a device holds the rows the store would send a new one. */
final class ImageChecks {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ImageChecks() {}

  /** What the store would send a new device, whichever: all tills see the same. */
  static Set<String> sent(SimDevice device, SimStore store) {
    Set<String> wanted = new TreeSet<>();
    for (String line : snapshot(device, store).lines().toList()) {
      JsonNode row = SimStore.json(line.getBytes(StandardCharsets.UTF_8));
      JsonNode values = row.path("row");
      switch (row.path("table").asText()) {
        case "item" ->
            wanted.add(
                words(
                    "item",
                    values,
                    "uid",
                    "sku",
                    "title",
                    "brand",
                    "category",
                    "condition",
                    "price_cents",
                    "status"));
        case "person" ->
            wanted.add(
                words(
                    "person",
                    values,
                    "uid",
                    "email",
                    "name",
                    "role",
                    "active",
                    "password_hash",
                    "pin_hash",
                    "pin_tag"));
        case "setting" ->
            wanted.add("setting|" + row.path("uid").asText() + "|" + values.path("value").asText());
        case "customer" ->
            wanted.add(
                words(
                    "customer",
                    values,
                    "uid",
                    "number",
                    "first_name",
                    "last_name",
                    "email",
                    "phone",
                    "notes",
                    "staff"));
        case "reserve" -> wanted.add(words("reserve", values, "uid", "location", "total_cents"));
        case "register" -> wanted.add(words("register", values, "uid", "code", "name"));
        case "location" ->
            wanted.add(words("location", values, "uid", "name", "timezone", "address", "phone"));
        default -> {
          // header and footer
        }
      }
    }
    return wanted;
  }

  static void same(SimDevice device, Set<String> wanted) {
    Set<String> found = new TreeSet<>();
    add(found, device, "item", "uid, sku, title, brand, category, condition, price_cents, status");
    add(
        found,
        device,
        "person",
        "uid, email, name, role, active, password_hash, pin_hash, pin_tag");
    add(
        found,
        device,
        "customer",
        "uid, number, first_name, last_name, email, phone, notes, staff");
    add(found, device, "reserve", "uid, location, total_cents");
    add(found, device, "setting", "name, text");
    add(found, device, "register", "uid, code, name");
    add(found, device, "location", "uid, name, timezone, address, phone");
    SimChecks.same("I9", "device " + device.number() + " holds other rows", wanted, found);
  }

  /**
   * I12: with nothing left to deliver, what a till shows of an item is what the store says of it;
   * only own records that the store set aside may still show at the till alone.
   */
  static void sameStatus(SimDevice device) {
    Cache cache = device.cache().get();
    if (cache.deliveries().unsettled().stream().anyMatch(one -> !one.result().equals("applied"))) {
      return;
    }
    String items = device.cache().inUse("srv_item");
    for (Object[] row : device.cache().rows("select sku, status from " + items)) {
      String shown = cache.items().bySku(String.valueOf(row[0])).orElseThrow().status().wire();
      Broken.unless(
          shown.equals(row[1]),
          "I12",
          "device " + device.number() + " shows " + row[0] + " as " + shown + ", not " + row[1]);
    }
  }

  private static void add(Set<String> rows, SimDevice device, String table, String columns) {
    List<Object[]> found =
        device.cache().rows("select " + columns + " from " + device.cache().inUse("srv_" + table));
    for (Object[] row : found) {
      StringBuilder text = new StringBuilder(table);
      for (Object value : row) {
        text.append('|').append(value);
      }
      rows.add(text.toString());
    }
  }

  private static String words(String table, JsonNode values, String... keys) {
    StringBuilder text = new StringBuilder(table);
    for (String key : keys) {
      text.append('|').append(values.path(key).asText("null"));
    }
    return text.toString();
  }

  private static String snapshot(SimDevice device, SimStore store) {
    return new String(
        ask(
                store,
                new SyncTransport.Request(
                    "GET",
                    "/api/sync/snapshot/",
                    Map.of("Authorization", "Bearer " + token(device, store)),
                    null,
                    PATIENCE))
            .body(),
        StandardCharsets.UTF_8);
  }

  /** A session of the device. */
  static String token(SimDevice device, SimStore store) {
    String secret =
        "{\"device_id\":\""
            + device.identity().device()
            + "\",\"device_secret\":\""
            + device.identity().secret()
            + "\"}";
    SimCall.Answer answer =
        ask(
            store,
            new SyncTransport.Request(
                "POST",
                "/api/sync/session/",
                Map.of(),
                secret.getBytes(StandardCharsets.UTF_8),
                PATIENCE));
    return SimStore.json(answer.body()).path("token").asText();
  }

  static SimCall.Answer ask(SimStore store, SyncTransport.Request request) {
    try {
      SimCall.Answer answer = store.call(request);
      Broken.unless(
          answer.status() == 200,
          "I15",
          request.path() + " answers " + new String(answer.body(), StandardCharsets.UTF_8));
      return answer;
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
