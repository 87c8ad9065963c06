/**
 * What registers ask the server for under {@code /api/sync/}: enrolment, sessions, their ops, the
 * feed and the snapshot (sync.md sections 4, 5, 6, 11 and 13).
 */
@NullMarked
package truetill.server.sync;

import org.jspecify.annotations.NullMarked;
