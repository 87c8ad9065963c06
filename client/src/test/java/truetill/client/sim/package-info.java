/**
 * Whole histories of a store on one thread, out of one seed: real registers, the real server, and a
 * world that fails (I1 to I24 of the sync protocol). Start reading at {@link
 * truetill.client.sim.SimulationTest}.
 */
@NullMarked
package truetill.client.sim;

import org.jspecify.annotations.NullMarked;
