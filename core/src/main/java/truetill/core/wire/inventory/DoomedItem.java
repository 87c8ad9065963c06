package truetill.core.wire.inventory;

/**
 * An item that goes with its order, in the contract's schema {@code DeletePreview}.
 *
 * @param batchNumber blank when it is in no group
 */
public record DoomedItem(
    long id, String sku, String title, String status, String processingTier, String batchNumber) {}
