/**
 * Which product a manifest row means (rules-inventory section 9). {@link
 * truetill.core.inventory.matching.MatchRule} says what the answer is; {@link
 * truetill.core.inventory.matching.MatchPass} gives the same answer for many rows in one reading of
 * the products.
 */
@NullMarked
package truetill.core.inventory.matching;

import org.jspecify.annotations.NullMarked;
