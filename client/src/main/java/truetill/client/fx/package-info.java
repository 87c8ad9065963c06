/**
 * Toolkit and thread helpers: keys, sheets, loading, off-thread work. No business word lives here.
 */
@NullMarked
package truetill.client.fx;

import org.jspecify.annotations.NullMarked;
