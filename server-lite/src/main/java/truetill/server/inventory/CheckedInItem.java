package truetill.server.inventory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import truetill.core.wire.inventory.Item;

/** The contract's schema {@code CheckedInItem}: the item's own keys, and that it is checked in. */
record CheckedInItem(@JsonUnwrapped Item item, boolean checkedIn) {}
