package truetill.core.wire.inventory;

import java.util.List;

/** The contract's schema {@code DeletePreview}: what removing an order would take with it. */
public record DeletePreview(
    long orderId,
    String orderNumber,
    List<DeleteStep> steps,
    List<DoomedItem> items,
    List<String> warnings) {}
