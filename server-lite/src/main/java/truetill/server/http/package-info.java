/**
 * HTTP for every area: the route table with its access words, the order of checks, request reading
 * with the contract's messages, error bodies, paging. No business word and no SQL.
 */
@NullMarked
package truetill.server.http;

import org.jspecify.annotations.NullMarked;
