package truetill.core.wire.sync;

import java.util.List;
import java.util.UUID;

/**
 * What stands in the carts of connected registers (sync.md section 6): answer of {@code POST
 * claims/}, and part of {@code GET changes/}. Advisory: it stops no scan and no sale.
 *
 * @param version another one than before when anything is different; compared for equality only
 * @param claims all there are, the asking device's own among them
 */
public record Claims(long version, List<Claim> claims) {
  /**
   * An item in a cart.
   *
   * @param item uid
   * @param device whose cart it is in
   * @param register name of that device's register
   * @param secondsLeft until the claim ends by itself
   */
  public record Claim(UUID item, UUID device, String register, long secondsLeft) {}

  /**
   * Asks for claims.
   *
   * @param uids of all items in the device's carts now; those it claimed before and does not name
   *     are free again
   */
  public record Request(List<UUID> uids) {}
}
