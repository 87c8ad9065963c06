/** Sign-in: passwords, access and refresh tokens, throttling, resets (rules-store section 3). */
@NullMarked
package truetill.server.auth;

import org.jspecify.annotations.NullMarked;
