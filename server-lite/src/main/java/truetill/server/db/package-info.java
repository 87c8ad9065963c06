/**
 * The database: open and migrate it, read from it, and the one way to write to it ({@link
 * truetill.server.db.UnitOfWork}). SQL lives here and in {@code *Store} classes only.
 */
@NullMarked
package truetill.server.db;

import org.jspecify.annotations.NullMarked;
