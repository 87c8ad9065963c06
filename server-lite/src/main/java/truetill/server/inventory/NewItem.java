package truetill.server.inventory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item the build of an order makes.
 *
 * @param product id, as are the following three
 * @param group null when the item is handled by itself
 * @param origin what its history says it came from
 * @param note what its history adds
 */
record NewItem(
    UUID uid,
    String sku,
    ItemFields fields,
    long product,
    long order,
    long row,
    @Nullable Long group,
    String origin,
    String note) {}
