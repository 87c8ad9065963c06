/** The store server: the contract over HTTP on one database. */
@NullMarked
package truetill.server;

import org.jspecify.annotations.NullMarked;
