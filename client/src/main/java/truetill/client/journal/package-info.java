/**
 * The forced, hash-chained journal files of a register: its one commit point (sync.md sections 1
 * and 3). Start reading at {@link truetill.client.journal.Journal}.
 */
@NullMarked
package truetill.client.journal;

import org.jspecify.annotations.NullMarked;
