package truetill.core.wire.sync;

import java.util.List;
import java.util.Map;

/**
 * Answer of {@code GET hello/}: how much of this device's journal the server has. The device
 * compares the hash at that place each time.
 *
 * @param acceptedSeq highest record taken, 0 for none
 * @param headHash its hash; the chain's root when none is taken
 * @param protectedSeq highest record that a tested backup holds
 * @param protocols newest first
 * @param opVersions highest version taken, by op type
 * @param serverTime ISO-8601 with offset
 */
public record Hello(
    Epoch epoch,
    long acceptedSeq,
    String headHash,
    long protectedSeq,
    List<Integer> protocols,
    Map<String, Integer> opVersions,
    String serverTime) {}
