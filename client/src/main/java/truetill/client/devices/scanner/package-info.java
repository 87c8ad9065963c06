/** Tells the keys of a barcode scanner from the keys of a person. Pure: times are handed in. */
@NullMarked
package truetill.client.devices.scanner;

import org.jspecify.annotations.NullMarked;
