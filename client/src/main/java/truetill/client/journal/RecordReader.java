package truetill.client.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Canonical;
import truetill.core.journal.Op;
import truetill.core.journal.OpCodec;
import truetill.core.outcome.Outcome;

/** Reads a record's bytes back into its op; {@code core} writes them and cannot read JSON. */
public final class RecordReader {
  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(Canonical.MAX_DEPTH)
                          .maxDocumentLength(Op.MAX_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(Map.class);

  private RecordReader() {}

  /** Refused with {@code malformed_op} when the bytes are no record of ours. */
  public static Outcome<JournalRecord> read(byte[] bytes) {
    Map<?, ?> tree;
    try {
      tree = JSON.readValue(bytes);
    } catch (IOException noJson) {
      return Outcome.refused("malformed_op", "It is not JSON.");
    }
    if (tree == null) {
      return Outcome.refused("malformed_op", "It is empty.");
    }
    return OpCodec.decode(tree).map(op -> new JournalRecord(op, bytes));
  }

  /**
   * The same fact in another journal: only device, seq and place in the chain are changed, so that
   * a body this program cannot read is kept as it is.
   */
  static JournalRecord moved(JournalRecord record, UUID device, long seq, String prev) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    try {
      Map<?, ?> read = JSON.readValue(record.bytes());
      read.forEach((key, value) -> tree.put(String.valueOf(key), value));
    } catch (IOException impossible) {
      throw new IllegalStateException("a record that was read does not read", impossible);
    }
    tree.put("device", device.toString());
    tree.put("seq", seq);
    tree.put("prev", prev);
    return read(Canonical.write(tree)).orElseThrow();
  }

  /** Whether the bytes are the one canonical form of what they say. */
  static boolean isCanonical(JournalRecord record) {
    try {
      return Arrays.equals(OpCodec.encode(record.op()), record.bytes());
    } catch (IllegalArgumentException noCanonicalForm) {
      return false;
    }
  }
}
