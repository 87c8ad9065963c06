package truetill.core.inventory.matching;

import java.util.Optional;

/**
 * One manifest row as matching sees it.
 *
 * @param upcKey what its UPC is compared by; empty when it is no key
 * @param vendorProduct the product the order's vendor means by the row's code ({@link VendorRefs})
 */
public record MatchRow(Optional<String> upcKey, Optional<Long> vendorProduct, TextQuery text) {}
