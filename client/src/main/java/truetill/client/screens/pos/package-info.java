/** Selling and the drawer: what the screens of the counter share. */
@NullMarked
package truetill.client.screens.pos;

import org.jspecify.annotations.NullMarked;
