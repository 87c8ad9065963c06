/**
 * The frame around every screen: header, footer, who is at the till, which screen shows, and how it
 * looks. It knows screens by their {@link truetill.client.shell.Screen} entry only.
 */
@NullMarked
package truetill.client.shell;

import org.jspecify.annotations.NullMarked;
