package truetill.core.wire.pos;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code CartLine}.
 *
 * @param item id of the item, null for a thing without a tag or an item the server does not know
 */
public record CartLine(
    long id,
    UUID uid,
    long cart,
    @Nullable Long item,
    @Nullable String itemSku,
    String description,
    int quantity,
    Money unitPrice,
    Money lineTotal,
    Instant createdAt) {}
