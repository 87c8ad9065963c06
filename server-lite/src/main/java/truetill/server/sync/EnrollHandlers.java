package truetill.server.sync;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import truetill.core.journal.Chain;
import truetill.core.pos.CashCount;
import truetill.core.wire.pos.Register;
import truetill.core.wire.sync.Enroll;
import truetill.core.wire.system.WorkLocation;
import truetill.server.auth.ServerKey;
import truetill.server.db.AuditEvent;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;
import truetill.server.pos.RegisterStore;
import truetill.server.system.LocationStore;

/**
 * Makes an installed program a device of the store. For now on a demo server and from this machine
 * only; everybody else needs a code.
 */
final class EnrollHandlers {
  private static final int SECRET_BYTES = 32;
  private static final int MAX_NAME = 200;
  private static final int MAX_SERIES = 99;

  private final SyncParts parts;
  private final DeviceStore devices = new DeviceStore();
  private final EpochStore epochs = new EpochStore();
  private final RegisterStore registers = new RegisterStore();
  private final LocationStore locations = new LocationStore();

  EnrollHandlers(SyncParts parts) {
    this.parts = parts;
  }

  Reply enroll(Call call) {
    Body body = call.body();
    boolean asDemo = Boolean.TRUE.equals(body.bool("demo"));
    String name = Objects.requireNonNullElse(body.text("device_name", MAX_NAME), "");
    body.orRefuse();
    if (!asDemo || !parts.demo() || !isThisMachine(call.remoteAddress())) {
      throw Problem.of(
          403,
          "enroll_code_needed",
          "This server takes a new register with a code only. Ask a manager for one.");
    }
    String secret = randomHex(parts.random());
    String nonce = randomHex(parts.random());
    return Reply.created(parts.work().write(tx -> enrolled(tx, name, secret, nonce)));
  }

  private Enroll.Answer enrolled(WriteTx tx, String name, String secret, String nonce) {
    Register register = registers.firstWithoutDevice(tx).orElseGet(() -> newRegister(tx));
    int series = series(tx, register);
    UUID device = tx.newUid();
    devices.insert(
        tx,
        new DeviceStore.NewDevice(
            device,
            register.id(),
            name,
            ServerKey.hashOf(secret),
            nonce,
            Chain.root(device, nonce)));
    tx.audit(
        new AuditEvent(
            null,
            "device_enrolled",
            "register",
            register.id(),
            Map.of(),
            Map.of("device", device.toString())));
    WorkLocation place = locations.find(tx, register.location()).orElseThrow();
    return new Enroll.Answer(
        device,
        secret,
        nonce,
        new Enroll.Till(register.uid(), register.code(), register.name()),
        series,
        new Enroll.Place(place.uid(), place.name(), place.timezone()),
        epochs.current(tx),
        parts.pins().key());
  }

  private Register newRegister(WriteTx tx) {
    WorkLocation location =
        locations
            .firstActive(tx)
            .orElseThrow(() ->
                Problem.of(409, "no_location", "The store has no active location; add one first."));
    int number = 1;
    while (registers.isCodeTaken(tx, code(number), 0)) {
      number++;
    }
    long id =
        registers.insert(
            tx,
            tx.newUid(),
            new RegisterStore.Fields(
                location.id(),
                "Register " + number,
                code(number),
                RegisterStore.DEFAULT_STARTING_CASH,
                CashCount.NOT_COUNTED,
                true),
            null);
    return registers.find(tx, id).orElseThrow();
  }

  private static String code(int number) {
    return String.format(Locale.ROOT, "REG-%02d", number);
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

  private static boolean isThisMachine(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  private static String randomHex(RandomGenerator random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
