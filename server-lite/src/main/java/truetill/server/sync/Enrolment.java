package truetill.server.sync;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Chain;
import truetill.core.pos.CashCount;
import truetill.core.pos.SeriesNumbers;
import truetill.core.wire.pos.Register;
import truetill.core.wire.sync.Enroll;
import truetill.core.wire.system.WorkLocation;
import truetill.server.auth.Pins;
import truetill.server.auth.ServerKey;
import truetill.server.db.AuditEvent;
import truetill.server.db.StoreTime;
import truetill.server.db.WriteTx;
import truetill.server.http.Problem;
import truetill.server.pos.RegisterStore;
import truetill.server.system.LocationStore;

/**
 * Makes an installed program a device of the store: a register to work as, a series of receipt
 * numbers, a secret (sync.md sections 7 and 11).
 */
final class Enrolment {
  private static final int SECRET_BYTES = 32;
  static final int MAX_SERIES = 99;
  private static final String CODE = "REG-";

  /** A drawer is opened for today; older dates only after a clock was set wrong. */
  private static final int RECEIPT_DAYS = 35;

  private final Pins pins;
  private final StoreTime time;
  private final DeviceStore devices = new DeviceStore();
  private final EpochStore epochs = new EpochStore();
  private final RegisterStore registers = new RegisterStore();
  private final SeriesUsed used = new SeriesUsed();
  private final LocationStore locations = new LocationStore();

  Enrolment(Pins pins, StoreTime time) {
    this.pins = pins;
    this.time = time;
  }

  /** What a new device is told once; made before the transaction, from a secure source. */
  record Secrets(String secret, String nonce) {
    static Secrets random(RandomGenerator random) {
      return new Secrets(randomHex(random), randomHex(random));
    }

    private static String randomHex(RandomGenerator random) {
      byte[] bytes = new byte[SECRET_BYTES];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    }
  }

  /**
   * What the program that enrols says of itself.
   *
   * @param was the register it has been and wants to be again, null for a new PC
   */
  record Wish(String name, Enroll.@Nullable Was was) {}

  /**
   * Enrols it.
   *
   * @param wanted id of the register the code was made for; null for the first free one, or a new
   *     one
   */
  Enroll.Answer enrol(WriteTx tx, @Nullable Long wanted, Wish wish, Secrets secrets) {
    Enroll.Was before = wish.was();
    Register register =
        before != null
            ? again(tx, wanted, before)
            : wanted == null ? freeRegister(tx) : named(tx, wanted);
    int series = series(tx, register);
    UUID device = tx.newUid();
    devices.insert(
        tx,
        new DeviceStore.NewDevice(
            device,
            register.id(),
            wish.name(),
            ServerKey.hashOf(secrets.secret()),
            secrets.nonce(),
            Chain.root(device, secrets.nonce())));
    tx.audit(
        new AuditEvent(
            null,
            "device_enrolled",
            "register",
            register.id(),
            Map.of(),
            Map.of("device", device.toString())));
    WorkLocation place = locations.find(tx, register.location()).orElseThrow();
    LocalDate since = time.clock().dateOf(tx.now()).minusDays(RECEIPT_DAYS);
    SeriesNumbers numbers = used.of(tx, register.id(), series, since);
    Map<String, Integer> receipts = new TreeMap<>();
    numbers.receipts().forEach((date, counter) -> receipts.put(date.toString(), counter));
    return new Enroll.Answer(
        device,
        secrets.secret(),
        secrets.nonce(),
        new Enroll.Till(register.uid(), register.code(), register.name()),
        series,
        new Enroll.Place(place.uid(), place.name(), place.timezone()),
        epochs.current(tx),
        pins.key(),
        receipts,
        numbers.customers());
  }

  /** Its unsent sales are that register's, so it becomes that one or none. */
  private Register again(WriteTx tx, @Nullable Long wanted, Enroll.Was was) {
    Optional<Register> known = registers.byUid(tx, was.register());
    if (wanted != null && known.map(register -> wanted != register.id()).orElse(true)) {
      throw Problem.of(
          409,
          "other_register",
          "This code was made for another register than "
              + was.name()
              + ", which this PC has been. Ask an administrator for a code for that one, or for one"
              + " without a register when the store does not show it.");
    }
    return known.isPresent() ? named(tx, known.get().id()) : madeAgain(tx, was);
  }

  /** The store was restored from a copy older than the register: its sales need it, as it was. */
  private Register madeAgain(WriteTx tx, Enroll.Was was) {
    String digits = String.format(Locale.ROOT, "%02d", was.series());
    if (registers.seriesInUse(tx).contains(digits)) {
      throw Problem.of(
          409,
          "series_taken",
          "The store does not know "
              + was.name()
              + ", and another register prints its receipts under "
              + digits
              + " now. Its journal has to be kept; ask for help.");
    }
    String code = registers.isCodeTaken(tx, was.code(), 0) ? freeCode(tx) : was.code();
    return insert(tx, was.register(), was.name(), code, digits);
  }

  private Register named(WriteTx tx, long id) {
    RegisterStore.Till till =
        registers
            .lock(tx, id)
            .orElseThrow(() -> taken("The register this code was made for is gone."));
    if (till.ownedByDevice()) {
      throw taken("Another PC works as this register; mark it as lost or revoke it first.");
    }
    return till.register();
  }

  private static Problem taken(String detail) {
    return Problem.of(409, "register_taken", detail);
  }

  private Register freeRegister(WriteTx tx) {
    return registers.firstWithoutDevice(tx).orElseGet(() -> newRegister(tx));
  }

  private Register newRegister(WriteTx tx) {
    String code = freeCode(tx);
    return insert(tx, tx.newUid(), "Register " + number(code), code, null);
  }

  private String freeCode(WriteTx tx) {
    int number = 1;
    while (registers.isCodeTaken(tx, code(number), 0)) {
      number++;
    }
    return code(number);
  }

  private static int number(String code) {
    return Integer.parseInt(code.substring(CODE.length()));
  }

  private Register insert(WriteTx tx, UUID uid, String name, String code, @Nullable String series) {
    WorkLocation location =
        locations
            .firstActive(tx)
            .orElseThrow(() ->
                Problem.of(409, "no_location", "The store has no active location; add one first."));
    long id =
        registers.insert(
            tx,
            uid,
            new RegisterStore.Fields(
                location.id(),
                name,
                code,
                RegisterStore.DEFAULT_STARTING_CASH,
                CashCount.NOT_COUNTED,
                true),
            series);
    return registers.find(tx, id).orElseThrow();
  }

  private static String code(int number) {
    return String.format(Locale.ROOT, CODE + "%02d", number);
  }

  /** The register keeps its code when its PC is replaced; a code is never used twice. */
  private int series(WriteTx tx, Register register) {
    String own = registers.lock(tx, register.id()).orElseThrow().series();
    if (own != null) {
      return Integer.parseInt(own);
    }
    Set<String> used = new TreeSet<>(registers.seriesInUse(tx));
    for (int series = 1; series <= MAX_SERIES; series++) {
      String digits = String.format(Locale.ROOT, "%02d", series);
      if (!used.contains(digits)) {
        registers.setSeries(tx, register.id(), digits);
        return series;
      }
    }
    throw Problem.of(409, "series_used_up", "All 99 receipt series of the store are given away.");
  }
}
