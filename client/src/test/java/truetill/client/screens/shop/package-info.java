/** A shop in memory with the real rules of the till, for tests of the screens. */
@NullMarked
package truetill.client.screens.shop;

import org.jspecify.annotations.NullMarked;
