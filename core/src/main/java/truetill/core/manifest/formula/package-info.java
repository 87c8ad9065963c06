/**
 * The formula language of the manifest pipeline (rules-inventory section 8): text in, text out. A
 * formula is parsed once and then evaluated for every row.
 */
@NullMarked
package truetill.core.manifest.formula;

import org.jspecify.annotations.NullMarked;
