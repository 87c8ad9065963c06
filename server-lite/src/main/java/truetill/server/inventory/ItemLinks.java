package truetill.server.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What an item comes from (contract: {@code ItemWrite}): ids, null where it comes from no such
 * thing.
 */
public record ItemLinks(
    @Nullable Long product,
    @Nullable Long purchaseOrder,
    @Nullable Long manifestRow,
    @Nullable Long batchGroup) {
  public static final ItemLinks NONE = new ItemLinks(null, null, null, null);
}
