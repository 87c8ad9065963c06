/** Signing in and out. */
@NullMarked
package truetill.client.screens.auth;

import org.jspecify.annotations.NullMarked;
