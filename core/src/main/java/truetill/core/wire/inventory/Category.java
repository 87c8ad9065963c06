package truetill.core.wire.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code Category}: a node of the tree of goods.
 *
 * @param slug made from the name at creation and never changed
 * @param specTemplate a JSON list, in the form the JSON library at hand gives it
 */
public record Category(
    long id,
    UUID uid,
    String name,
    String slug,
    @Nullable Long parent,
    @Nullable String parentName,
    Object specTemplate,
    Instant createdAt,
    Instant updatedAt) {}
