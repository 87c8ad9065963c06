package truetill.client.journal;

import java.util.UUID;
import truetill.core.journal.Chain;

/**
 * Who this installed program is to its store, from the enrolment (sync.md sections 2 and 11).
 *
 * @param device owns one journal
 * @param nonce of the enrolment, in the chain's root
 * @param series two-digit code of its receipt numbers, 1 to 99
 * @param secret opens sessions; never logged
 * @param pinKey hex key of {@link truetill.core.people.PinTag}; never logged
 * @param server where it enrolled
 */
public record DeviceIdentity(
    UUID device,
    String nonce,
    UUID register,
    String registerCode,
    String registerName,
    int series,
    UUID location,
    String locationName,
    String timezone,
    String secret,
    String pinKey,
    String server) {

  /** {@code prev} of the first record. */
  public String root() {
    return Chain.root(device, nonce);
  }

  @Override
  public String toString() {
    return registerCode + " (device " + device + ")";
  }
}
