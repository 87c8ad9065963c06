/** Slips of paper as values, and their layout into lines of text. Pure: no device, no clock. */
@NullMarked
package truetill.client.devices.receipt;

import org.jspecify.annotations.NullMarked;
