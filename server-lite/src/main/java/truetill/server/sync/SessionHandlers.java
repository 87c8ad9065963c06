package truetill.server.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import truetill.core.clock.StoreClock;
import truetill.core.wire.sync.Hello;
import truetill.core.wire.sync.Session;
import truetill.server.auth.ServerKey;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** A device's secret for a session, and how much of its journal is here. */
final class SessionHandlers {
  private static final int UUID_LENGTH = 36;

  private final SyncParts parts;
  private final FeedRetention retention;
  private final Consumer<UUID> limit;
  private final DeviceStore devices = new DeviceStore();
  private final EpochStore epochs = new EpochStore();

  /**
   * @param limit takes one call of a device or refuses it; asked once the secret was right, so that
   *     nobody uses up another's calls
   */
  SessionHandlers(SyncParts parts, FeedRetention retention, Consumer<UUID> limit) {
    this.parts = parts;
    this.retention = retention;
    this.limit = limit;
  }

  Reply session(Call call) {
    retention.sweep();
    Body body = call.body();
    String deviceId = body.requiredText("device_id", UUID_LENGTH);
    String secret = body.requiredSecret("device_secret");
    body.orRefuse();
    DeviceStore.Device device =
        id(deviceId)
            .flatMap(id -> parts.database().read(tx -> devices.find(tx, id)))
            .filter(found -> same(found.secretHash(), ServerKey.hashOf(secret)))
            .orElseThrow(() ->
                Problem.of(401, "unknown_device", "This register is not known here; enrol it."));
    if (device.revoked()) {
      throw Problem.of(
          401, "device_revoked", "This register was taken out of service; enrol it again.");
    }
    limit.accept(device.id());
    parts
        .work()
        .write(tx -> {
          devices.seen(tx, device.id());
          return device;
        });
    return Reply.ok(
        new Session.Answer(
            parts.sessions().issue(device.id()), SessionTokens.LIFETIME.toSeconds()));
  }

  /** Answered once everything it speaks of is durable. */
  Reply hello(Call call) {
    UUID id = call.device().deviceId();
    StoreClock clock = parts.time().clock();
    return Reply.ok(
        parts
            .work()
            .batch(batch ->
                parts
                    .database()
                    .read(tx -> {
                      DeviceStore.Device device = devices.find(tx, id).orElseThrow();
                      return new Hello(
                          epochs.current(tx),
                          device.acceptedSeq(),
                          device.headHash(),
                          0,
                          ProtocolCheck.SPOKEN,
                          OpApplier.VERSIONS,
                          clock.local(clock.now()).toString());
                    })));
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }

  private static boolean same(String stored, String sent) {
    return MessageDigest.isEqual(
        stored.getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.US_ASCII));
  }
}
