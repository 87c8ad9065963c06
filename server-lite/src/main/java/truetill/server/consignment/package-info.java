/**
 * Consignees and what they bring: accounts, agreements, items, the split of each sale, payouts, and
 * the consignees' own portal. The rules are in {@code truetill.core.consignment}.
 */
@NullMarked
package truetill.server.consignment;

import org.jspecify.annotations.NullMarked;
