package truetill.server.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes something odd of a good request: one thing or a few, drawn from the seed. */
final class Mutations {
  /** JSON texts a value may be replaced with: of every type, at and past every edge. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0.0",
          "1",
          "-1",
          "-0.01",
          "0.001",
          "1.005",
          "0.1e1",
          "1e-40",
          "1e40",
          "1e400",
          "1e999999999",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "99999999.99",
          "99999999999.99",
          "92233720368547758.07",
          "200.10000000000002",
          "\"\"",
          "\" \"",
          "\"0\"",
          "\"-5\"",
          "\"12,50\"",
          "\"1e3\"",
          "\"NaN\"",
          "\"Infinity\"",
          "\"0x10\"",
          "\"\\uff11\\uff12\"",
          "\"true\"",
          "\"null\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "\"\\u202eabc\"",
          "\"'; drop table item; --\"",
          "\"%_\\\\\"",
          "\"2026-02-12\"",
          "\"2026-02-30\"",
          "\"0000-00-00\"",
          "\"0001-01-01\"",
          "\"9999-12-31\"",
          "\"-0001-01-01\"",
          "\"+999999999-12-31\"",
          "\"2026-02-12T10:00:00-06:00\"",
          "\"2026-02-12T25:00:00Z\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"2026-03-08T02:30:00\"",
          "\"2026-02-12T10:00:00+18:00\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "\"someone@shop.test\"",
          "\"Admin\"",
          "[]",
          "[1]",
          "[null]",
          "[\"1\",{}]",
          "{}",
          "{\"id\":1}",
          "{\"twenties\":-1}",
          "{\"twenties\":1e9}",
          "{\"twenties\":9223372036854775807}",
          "{\"twenties\":1.5}",
          "{\"unknown\":1}",
          "{\"twenties\":null}");

  /** What may stand where a path has an id; none is the id of a row. */
  private static final List<String> IDS =
      List.of(
          "0",
          "-1",
          "999999999",
          "9223372036854775807",
          "9223372036854775808",
          "1.0",
          "1e3",
          "x",
          "%20",
          "%F0%9F%98%80",
          "null",
          "%27",
          "R-20260230-001");

  /** Bodies that are no object, or no JSON. */
  private static final List<String> BODIES =
      List.of(
          "", " ", "null", "[]", "[{}]", "1", "\"x\"", "true", "{", "{]", "{\"a\":1,}", "\u0000");

  private static final int LONG_TEXT = 30_000;
  private static final int DEPTH = 2_000;

  private final Random random;
  private final ObjectMapper json = new ObjectMapper();

  Mutations(Random random) {
    this.random = random;
  }

  /** A request that may be good by chance. */
  record Mutated(String path, String body, String contentType) {}

  Mutated of(String path, @Nullable Object body) {
    String newPath = random.nextInt(12) == 0 ? withOtherId(path) : path;
    String contentType =
        random.nextInt(60) == 0 ? pick(List.of("text/plain", "x", "")) : "application/json";
    return new Mutated(newPath, body(body), contentType);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String withOtherId(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
    for (int at = segments.size() - 1; at > 0; at--) {
      if (segments.get(at).matches(".*\\d.*")) {
        segments.set(at, pick(IDS));
        break;
      }
    }
    return String.join("/", segments);
  }

  private String body(@Nullable Object body) {
    if (random.nextInt(15) == 0) {
      return pick(BODIES);
    }
    ObjectNode tree = json.createObjectNode();
    if (body != null) {
      tree = json.valueToTree(body);
    }
    int times = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
    List<String> raw = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      mutate(tree, raw);
    }
    String text = tree.toString();
    for (String pair : raw) {
      text = text.substring(0, text.length() - 1) + (text.length() > 2 ? "," : "") + pair + "}";
    }
    return random.nextInt(40) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
  }

  /** {@code raw} takes what a tree cannot hold: a key twice, a number out of every range. */
  private void mutate(ObjectNode tree, List<String> raw) {
    List<String> keys = new ArrayList<>();
    tree.fieldNames().forEachRemaining(keys::add);
    if (keys.isEmpty()) {
      raw.add("\"unknown\":" + pick(VALUES));
      return;
    }
    String key = pick(keys);
    switch (random.nextInt(14)) {
      case 0 -> tree.remove(key);
      case 1 -> raw.add("\"unknown\":" + pick(VALUES));
      case 2 -> raw.add("\"" + key + "\":" + pick(VALUES));
      case 3 -> tree.put(key, "y".repeat(random.nextInt(LONG_TEXT)));
      case 4 -> tree.set(key, tree.get(pick(keys)).deepCopy());
      case 5 -> tree.put(key, tree.get(key).asText());
      case 6 -> inside(tree, key);
      case 7 -> deep(tree, key, raw);
      default -> {
        tree.remove(key);
        raw.add("\"" + key + "\":" + pick(VALUES));
      }
    }
  }

  /** Something odd one step further in, where there is a further in. */
  private void inside(ObjectNode tree, String key) {
    JsonNode value = tree.get(key);
    if (value instanceof ObjectNode object && !object.isEmpty()) {
      List<String> raw = new ArrayList<>();
      mutate(object, raw);
      object.put("unknown", raw.size());
    } else {
      tree.putArray(key).add(value.deepCopy()).addNull();
    }
  }

  private static void deep(ObjectNode tree, String key, List<String> raw) {
    tree.remove(key);
    raw.add("\"" + key + "\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH));
  }
}
