/** Receipt printers, the drawer behind them, and the queue that keeps them out of a sale's way. */
@NullMarked
package truetill.client.devices.printer;

import org.jspecify.annotations.NullMarked;
