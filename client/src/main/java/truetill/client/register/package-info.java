/**
 * The desks of one till: load, rule, record (house sections 2 and 3). The interfaces are what
 * screens and the headless console see; {@link truetill.client.register.RegisterOpening} makes the
 * real ones.
 */
@NullMarked
package truetill.client.register;

import org.jspecify.annotations.NullMarked;
