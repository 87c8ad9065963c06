/**
 * The register's H2: a projection of the server's feed and of the register's own journal, deleted
 * and rebuilt whenever it is missing, damaged or does not fit (sync.md section 3). Start reading at
 * {@link truetill.client.cache.Cache}.
 */
@NullMarked
package truetill.client.cache;

import org.jspecify.annotations.NullMarked;
