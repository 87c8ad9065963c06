/** Clean-up and final wording of manifest rows by fixed rules, for a store without AI. */
@NullMarked
package truetill.core.manifest.cleanup;

import org.jspecify.annotations.NullMarked;
