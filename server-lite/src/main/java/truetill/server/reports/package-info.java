/** Named queries behind dashboards and reports. */
@NullMarked
package truetill.server.reports;

import org.jspecify.annotations.NullMarked;
