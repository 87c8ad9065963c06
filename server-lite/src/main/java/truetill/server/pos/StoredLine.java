package truetill.server.pos;

import org.jspecify.annotations.Nullable;
import truetill.core.pos.CartLine;

/**
 * A row of {@code cart_line}.
 *
 * @param item id of the item, null for a thing without a tag or an item gone since
 */
public record StoredLine(long id, @Nullable Long item, CartLine line) {}
