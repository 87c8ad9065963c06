package truetill.core.wire.sync;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST enroll/}: how an installed program becomes a device of the store. */
public final class Enroll {
  private Enroll() {}

  /**
   * Asks for an identity.
   *
   * @param demo true on a demo server over loopback, which needs no code
   * @param code what the administrator was shown, null on a demo server
   * @param was the register it has been and wants to be again; null for a new PC, which is given
   *     one
   */
  public record Request(boolean demo, @Nullable String code, String deviceName, @Nullable Was was) {
    /** Of a new PC. */
    public Request(boolean demo, @Nullable String code, String deviceName) {
      this(demo, code, deviceName, null);
    }
  }

  /**
   * A register as a PC knows it that has worked as it. A store restored from a copy older than the
   * register makes it again by this.
   */
  public record Was(UUID register, String code, String name, int series) {}

  /**
   * The identity.
   *
   * @param deviceSecret 256 random bits, kept by the device in an owner-only file
   * @param nonce goes into the root of the journal's chain
   * @param series two-digit code of the register's own receipt numbers, 1 to 99
   * @param pinKey hex digits, for {@link truetill.core.people.PinTag}
   * @param receipts highest counter known of the series, by business date (ISO): the register may
   *     have had another PC before
   * @param customers highest counter known of the register's customer numbers, 0 for none
   */
  public record Answer(
      UUID deviceId,
      String deviceSecret,
      String nonce,
      Till register,
      int series,
      Place location,
      Epoch epoch,
      String pinKey,
      Map<String, Integer> receipts,
      int customers) {}

  /** The register this device stands for. */
  public record Till(UUID uid, String code, String name) {}

  /**
   * The store it stands in.
   *
   * @param timezone IANA name
   */
  public record Place(UUID uid, String name, String timezone) {}

  /**
   * Answer of {@code POST devices/enroll-code/}: what an administrator reads out at the new PC.
   *
   * @param code ten letters and digits, with a dash in the middle
   * @param server the address it is to be typed in with
   * @param tries wrong codes until this one is dead
   * @param register id of the register the PC becomes; null for the first free one
   */
  public record Code(
      String code, String server, Instant expiresAt, int tries, @Nullable Long register) {}
}
