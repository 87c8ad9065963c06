package truetill.core.wire.inventory;

import java.util.List;
import java.util.Map;

/**
 * The contract's schema {@code PurgeResponse}: what went with an order.
 *
 * @param deleted each step's key to its count
 */
public record PurgeResponse(
    long orderId,
    String orderNumber,
    Map<String, Long> deleted,
    List<DeleteStep> steps,
    boolean manifestFileShared) {}
