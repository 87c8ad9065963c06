package truetill.core.wire.sync;

import java.util.UUID;

/** {@code POST enroll/}: how an installed program becomes a device of the store. */
public final class Enroll {
  private Enroll() {}

  /**
   * Asks for an identity.
   *
   * @param demo true on a demo server over loopback, which needs no code
   */
  public record Request(boolean demo, String deviceName) {}

  /**
   * The identity.
   *
   * @param deviceSecret 256 random bits, kept by the device in an owner-only file
   * @param nonce goes into the root of the journal's chain
   * @param series two-digit code of the register's own receipt numbers, 1 to 99
   * @param pinKey hex digits, for {@link truetill.core.people.PinTag}
   */
  public record Answer(
      UUID deviceId,
      String deviceSecret,
      String nonce,
      Till register,
      int series,
      Place location,
      Epoch epoch,
      String pinKey) {}

  /** The register this device stands for. */
  public record Till(UUID uid, String code, String name) {}

  /**
   * The store it stands in.
   *
   * @param timezone IANA name
   */
  public record Place(UUID uid, String name, String timezone) {}
}
