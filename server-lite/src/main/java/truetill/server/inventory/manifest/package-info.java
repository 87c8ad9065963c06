/** Manifest files: a vendor's list of goods, read row by row with its limits and warnings. */
@NullMarked
package truetill.server.inventory.manifest;

import org.jspecify.annotations.NullMarked;
