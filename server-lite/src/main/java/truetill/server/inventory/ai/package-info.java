/** What the pipeline asks a language model about manifests, and how its answers are read. */
@NullMarked
package truetill.server.inventory.ai;

import org.jspecify.annotations.NullMarked;
