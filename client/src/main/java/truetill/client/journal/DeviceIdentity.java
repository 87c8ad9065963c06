package truetill.client.journal;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import truetill.core.journal.Chain;
import truetill.core.pos.SeriesNumbers;

/**
 * Who this installed program is to its store, from the enrolment (sync.md sections 2 and 11).
 *
 * @param device owns one journal
 * @param nonce of the enrolment, in the chain's root
 * @param series two-digit code of its receipt numbers, 1 to 99
 * @param secret opens sessions; never logged
 * @param pinKey hex key of {@link truetill.core.people.PinTag}; never logged
 * @param server where it enrolled
 * @param receipts highest receipt counter its register had already, by ISO date: another PC may
 *     have been this register before
 * @param customers highest customer counter its register had already, 0 for none
 * @param journal folder of its journal below the data folder; each device that follows another on
 *     one PC has its own (sync.md section 9)
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
    String server,
    Map<String, Integer> receipts,
    int customers,
    String journal) {
  /** The journal of the first device in a data folder. */
  public static final String FIRST_JOURNAL = Journal.FOLDER;

  public DeviceIdentity {
    receipts = Map.copyOf(receipts);
  }

  /** Of a register that was nobody before. */
  public DeviceIdentity(
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
    this(
        device,
        nonce,
        register,
        registerCode,
        registerName,
        series,
        location,
        locationName,
        timezone,
        secret,
        pinKey,
        server,
        Map.of(),
        0,
        FIRST_JOURNAL);
  }

  /** The same where another device was before it: with a journal folder of its own. */
  public DeviceIdentity succeeding() {
    return new DeviceIdentity(
        device,
        nonce,
        register,
        registerCode,
        registerName,
        series,
        location,
        locationName,
        timezone,
        secret,
        pinKey,
        server,
        receipts,
        customers,
        Journal.FOLDER + "-" + device);
  }

  /** Where this journal's own numbers begin: above these (I7). */
  public SeriesNumbers numbers() {
    return new SeriesNumbers(
        receipts.entrySet().stream()
            .collect(
                Collectors.toMap(entry -> LocalDate.parse(entry.getKey()), Map.Entry::getValue)),
        customers);
  }

  /** {@code prev} of the first record. */
  public String root() {
    return Chain.root(device, nonce);
  }

  @Override
  public String toString() {
    return registerCode + " (device " + device + ")";
  }
}
