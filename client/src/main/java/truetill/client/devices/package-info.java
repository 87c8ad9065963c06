/**
 * What stands on the counter: receipt printer, cash drawer and scanner, each with a simulated twin.
 * {@code receipt} lays out paper and knows no device, {@code printer} brings it to one, {@code
 * scanner} tells a scan from typing.
 */
@NullMarked
package truetill.client.devices;

import org.jspecify.annotations.NullMarked;
