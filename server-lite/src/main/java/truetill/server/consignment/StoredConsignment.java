package truetill.server.consignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import truetill.core.consignment.ConsignedStatus;
import truetill.core.money.Money;

/**
 * A row of {@code consignment_item} as the rules see it.
 *
 * @param item id of the inventory item
 * @param listedPrice what the price tag said last; while the item is unsold the tag itself counts
 * @param sourceBefore what the item's source was before it was consigned
 */
record StoredConsignment(
    long id,
    long agreement,
    long item,
    Money askingPrice,
    Money listedPrice,
    ConsignedStatus status,
    Instant receivedAt,
    @Nullable Instant listedAt,
    @Nullable Instant returnDate,
    String notes,
    String sourceBefore) {}
