package truetill.server.auth;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.server.db.WriteTx;

/** The server's refresh tokens without the calls around them. */
public final class RefreshProbe {
  private final RefreshTokens tokens;

  public RefreshProbe(byte[] key) {
    this.tokens = new RefreshTokens(new ServerKey(key));
  }

  public String begin(WriteTx tx, long user) {
    return tokens.begin(tx, user);
  }

  /** The next token, null when this one is refused. */
  public @Nullable String rotate(WriteTx tx, String token) {
    return tokens.rotate(tx, token)
            instanceof RefreshTokens.Rotation.Renewed(long user, UUID family, String next)
        ? next
        : null;
  }
}
