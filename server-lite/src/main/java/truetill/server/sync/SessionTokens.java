package truetill.server.sync;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import truetill.core.clock.Ids;
import truetill.server.auth.DeviceSessions;
import truetill.server.auth.ServerKey;
import truetill.server.auth.SignedTokens;
import truetill.server.db.Database;
import truetill.server.http.Authenticator;
import truetill.server.http.DeviceCaller;

/**
 * Sessions of register PCs: 15 minutes, good under {@code /api/sync/} only. Whether the device is
 * still enrolled is read from the database on every call (sync.md section 11).
 */
public final class SessionTokens implements DeviceSessions {
  static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final String DEVICE = "device_id";

  private final SignedTokens tokens;
  private final Database database;
  private final DeviceStore devices = new DeviceStore();

  public SessionTokens(ServerKey serverKey, Database database, InstantSource time, Ids ids) {
    this.tokens =
        new SignedTokens(
            serverKey,
            new SignedTokens.Kind("device-session", "sync", "session", LIFETIME),
            time,
            ids);
    this.database = database;
  }

  String issue(UUID device) {
    return tokens.issue(DEVICE, device.toString());
  }

  @Override
  public Authenticator.SignIn of(String token) {
    Optional<Object> named = tokens.claim(token, DEVICE);
    if (named.isEmpty()) {
      return new Authenticator.SignIn.BadToken();
    }
    UUID id = UUID.fromString(named.get().toString());
    return database
        .read(tx -> devices.find(tx, id))
        .filter(device -> !device.revoked())
        .<Authenticator.SignIn>map(device ->
            new Authenticator.SignIn.Device(new DeviceCaller(device.id(), device.register())))
        .orElseGet(Authenticator.SignIn.BadToken::new);
  }
}
