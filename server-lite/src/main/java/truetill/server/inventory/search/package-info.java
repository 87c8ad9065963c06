/** Finds items by any part of their words, however many there are (decision 076). */
@NullMarked
package truetill.server.inventory.search;

import org.jspecify.annotations.NullMarked;
