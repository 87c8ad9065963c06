/** Calls over the wire, one class per area of the contract; the only room that knows OkHttp. */
@NullMarked
package truetill.client.remote;

import org.jspecify.annotations.NullMarked;
