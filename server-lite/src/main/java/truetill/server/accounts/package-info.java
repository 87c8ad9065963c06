/** Users, their roles and profiles, customers, consignees and departments' rows. */
@NullMarked
package truetill.server.accounts;

import org.jspecify.annotations.NullMarked;
