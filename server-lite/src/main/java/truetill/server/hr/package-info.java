/** Hours, sick leave, departments and the staff directory. */
@NullMarked
package truetill.server.hr;

import org.jspecify.annotations.NullMarked;
