package truetill.core.wire.sync;

import java.util.UUID;

/** {@code POST session/}: the device's secret for a short-lived token. */
public final class Session {
  private Session() {}

  public record Request(UUID deviceId, String deviceSecret) {}

  /**
   * The token for the {@code Authorization: Bearer} header.
   *
   * @param expiresIn seconds
   */
  public record Answer(String token, long expiresIn) {}
}
