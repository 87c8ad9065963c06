/** The counter's devices as tests see them: an independent printer, a fake network printer. */
@NullMarked
package truetill.client.devices;

import org.jspecify.annotations.NullMarked;
