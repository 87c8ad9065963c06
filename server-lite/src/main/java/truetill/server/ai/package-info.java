/** The language model provider: chat for staff, and what other areas ask of it. */
@NullMarked
package truetill.server.ai;

import org.jspecify.annotations.NullMarked;
