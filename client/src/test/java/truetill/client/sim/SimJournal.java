package truetill.client.sim;

import static truetill.client.sim.SimCashier.word;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A device's journal read from its disk by the format alone (sync.md section 3), with no code of
 * the product.
 *
 * @param records seq 1 first, exactly as they lie there
 */
record SimJournal(List<byte[]> records) {
  /**
   * A recorded fact in the words people use.
   *
   * @param asked what somebody would know who was never answered
   * @param told what somebody knows who was
   */
  record Fact(String asked, String told) {}

  /** Reads what lies on the disk; equal copies count once. */
  static SimJournal of(SimDisk disk) {
    TreeMap<Long, byte[]> bySeq = new TreeMap<>();
    for (String name : disk.names()) {
      if (name.startsWith("journal/") && name.endsWith(".seg")) {
        long seq = Long.parseLong(name.substring(8, 24));
        for (byte[] record : frames(disk.bytes(name))) {
          byte[] other = bySeq.put(seq, record);
          Broken.unless(other == null || Arrays.equals(other, record), "I4", "two records " + seq);
          seq++;
        }
      }
    }
    List<byte[]> records = new ArrayList<>(bySeq.values());
    Broken.unless(
        bySeq.isEmpty() || (bySeq.firstKey() == 1 && bySeq.lastKey() == records.size()),
        "I4",
        "the journal has gaps: " + bySeq.keySet());
    return new SimJournal(records);
  }

  /** The records of a segment up to the first that does not read. */
  static List<byte[]> frames(byte[] segment) {
    List<byte[]> records = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(segment);
    while (in.remaining() > 8) {
      int length = in.getInt();
      int crc = in.getInt();
      if (length <= 0 || length > in.remaining()) {
        break;
      }
      byte[] record = new byte[length];
      in.get(record);
      if (crc(record) != crc) {
        break;
      }
      records.add(record);
    }
    return records;
  }

  static int crc(byte[] record) {
    CRC32C sum = new CRC32C();
    sum.update(record);
    return (int) sum.getValue();
  }

  /** I4: each record names the one before, from the device's root on. */
  void checkChain(String device, String nonce) {
    String before = sha256((device + nonce).getBytes(StandardCharsets.UTF_8));
    long seq = 1;
    for (byte[] bytes : records) {
      JsonNode record = SimStore.json(bytes);
      Broken.unless(
          record.path("seq").asLong() == seq
              && record.path("prev").asText().equals(before)
              && record.path("device").asText().equals(device),
          "I4",
          "record " + seq + " of " + device + " does not follow the one before");
      before = sha256(bytes);
      seq++;
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What people would tell of it; soft records and checkpoints are nothing to them. */
  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    for (byte[] bytes : records) {
      Fact fact = fact(SimStore.json(bytes));
      if (fact != null) {
        facts.add(fact);
      }
    }
    return facts;
  }

  private static @Nullable Fact fact(JsonNode record) {
    JsonNode body = record.path("body");
    String actor = text(record, "actor");
    if (record.path("tv").asInt() != 1 || text(record, "type").startsWith("strange.")) {
      return of(word("strange", actor, text(record, "type")));
    }
    return switch (text(record, "type")) {
      case "drawer.opened" ->
          of(
              word("open", actor, text(body, "opening_cents")),
              text(body, "drawer"),
              text(record, "bdate"));
      case "drawer.dropped" ->
          of(word("drop", actor, text(body, "total_cents"), text(body, "notes")));
      case "supplemental.drawn" ->
          of(word("draw", actor, text(body, "total_cents"), text(body, "notes")));
      case "supplemental.returned" ->
          of(word("return", actor, text(body, "total_cents"), text(body, "notes")));
      case "customer.created" ->
          of(
              word("customer", actor, details(body.path("details"))),
              text(body, "customer"),
              text(body, "number"));
      case "customer.edited" ->
          of(word("edit", actor, text(body, "customer"), details(body.path("after"))));
      case "auth.locked" -> of("locked");
      case "drawer.no_sale" -> of(word("nosale", actor, text(body, "reason")));
      case "drawer.handed_off" ->
          of(word("handoff", actor, text(body, "incoming"), text(body, "counted_cents")));
      case "drawer.closed" ->
          of(
              word("close", actor, text(body, "counted_cents")),
              text(body, "drawer"),
              text(body, "expected_cents"));
      case "sale.completed" ->
          of(
              word("sale", actor, lines(body.path("lines"))),
              text(body, "receipt"),
              text(body, "total_cents"),
              text(body, "cash_due_cents"),
              text(body, "customer"));
      case "sale.voided" ->
          of(
              word("void", actor, text(body, "receipt")),
              text(body, "total_cents"),
              text(body, "cash_refunded_cents"));
      case "receipt.reprinted" -> of(word("reprint", actor, text(body, "receipt")));
      case "clock.in" -> of(word("in", actor), text(body, "entry"));
      case "clock.out" ->
          of(
              word("out", actor, text(body, "break_minutes")),
              text(body, "entry"),
              text(body, "hours_hundredths"));
      default -> null;
    };
  }

  private static Fact of(String asked, Object... answered) {
    return new Fact(asked, answered.length == 0 ? asked : asked + "|" + word(answered));
  }

  private static String details(JsonNode details) {
    return word(
        text(details, "first_name"),
        text(details, "last_name"),
        text(details, "email"),
        text(details, "phone"),
        text(details, "notes"));
  }

  private static String lines(JsonNode lines) {
    List<String> words = new ArrayList<>();
    for (JsonNode line : lines) {
      String what = line.path("sku").isNull() ? text(line, "text") : text(line, "sku");
      words.add(what + "@" + text(line, "unit_price_cents") + "x" + text(line, "quantity"));
    }
    return String.join(",", words);
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }

  /** The one of a device; there is one of each. */
  static SimJournal of(Map<UUID, SimJournal> journals, UUID device) {
    return Objects.requireNonNull(journals.get(device), "no journal of " + device);
  }
}
