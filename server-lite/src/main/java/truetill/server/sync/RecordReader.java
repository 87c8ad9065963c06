package truetill.server.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Canonical;
import truetill.core.journal.Chain;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.journal.OpCodec;
import truetill.core.outcome.Outcome;

/**
 * Bytes of a record to what they say. Only the one canonical form is read (sync.md section 3), so
 * equal facts are equal bytes and a hash of the bytes is a hash of the fact.
 */
final class RecordReader {
  private static final String NOT_CANONICAL = "not_canonical";
  private static final TypeReference<Map<String, @Nullable Object>> TREE = new TypeReference<>() {};

  private final ObjectMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(Canonical.MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Refused with {@code not_canonical}, or as {@link OpCodec#decode} does. */
  Outcome<Received> read(byte[] record) {
    Map<String, @Nullable Object> tree;
    try {
      tree = mapper.readValue(record, TREE);
      if (tree == null || !Arrays.equals(Canonical.write(tree), record)) {
        return Outcome.refused(NOT_CANONICAL, "The record is not in its canonical form.");
      }
    } catch (JsonProcessingException noJson) {
      return Outcome.refused(NOT_CANONICAL, "The record is no JSON object.");
    } catch (IOException | IllegalArgumentException noForm) {
      return Outcome.refused(NOT_CANONICAL, "The record holds what no record can.");
    }
    return OpCodec.decode(tree)
        .then(op -> {
          // The envelope of an unknown type repeats money we cannot read in the body.
          boolean same =
              op.body() instanceof OpBody.Unknown || Arrays.equals(OpCodec.encode(op), record);
          return same
              ? Outcome.done(received(record, tree, op))
              : Outcome.refused(NOT_CANONICAL, "The record holds more than its type says.");
        });
  }

  private static Received received(byte[] record, Map<String, @Nullable Object> tree, Op op) {
    return new Received(new String(record, StandardCharsets.UTF_8), Chain.hash(record), tree, op);
  }

  /** A record this server took before. */
  Received stored(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
