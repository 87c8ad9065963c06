/**
 * Rules of consignment: how a sale is split between store and consignee, how a payout is summed up,
 * and which states follow which. Values in, values out.
 */
@NullMarked
package truetill.core.consignment;

import org.jspecify.annotations.NullMarked;
