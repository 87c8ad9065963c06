package truetill.server.inventory;

import java.util.UUID;

/**
 * An item the build of an order makes.
 *
 * @param origin what its history says it came from
 * @param note what its history adds
 */
record NewItem(UUID uid, String sku, ItemFields fields, String origin, String note) {}
