/**
 * How the cells of a vendor's manifest are read (rules-inventory sections 6 and 7): what a text
 * means as a quantity, an amount, a condition or a code; which of the file's columns is which of
 * ours; and one raw row made into one row of the store.
 */
@NullMarked
package truetill.core.manifest;

import org.jspecify.annotations.NullMarked;
