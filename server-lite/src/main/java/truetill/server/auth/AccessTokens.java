package truetill.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.OptionalLong;
import truetill.core.clock.Ids;

/**
 * Access tokens of users: JWT, HS256 only, 30 minutes. Whether the user may still sign in is read
 * from the database on every call, so a token alone proves only who it was made for.
 */
public final class AccessTokens {
  public static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final String ISSUER = "truetill";
  private static final String AUDIENCE = "api";
  private static final String TYPE = "access";
  private static final String KEY_ID = "1";

  private final byte[] key;
  private final InstantSource time;
  private final Ids ids;

  public AccessTokens(ServerKey serverKey, InstantSource time, Ids ids) {
    this.key = serverKey.derive("access-token");
    this.time = time;
    this.ids = ids;
  }

  public String issue(long userId) {
    Instant now = time.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY_ID).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(ids.next().toString())
                .claim("token_type", TYPE)
                .claim("user_id", userId)
                .build());
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException bug) {
      throw new IllegalStateException("a 256-bit key signs HS256", bug);
    }
    return token.serialize();
  }

  /** The user the token was made for; empty when it is forged, expired or of another kind. */
  public OptionalLong userOf(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWSVerifier verifier = new MACVerifier(key);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
          || !KEY_ID.equals(jwt.getHeader().getKeyID())
          || !jwt.verify(verifier)) {
        return OptionalLong.empty();
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      Long userId = claims.getLongClaim("user_id");
      Date expires = claims.getExpirationTime();
      boolean good =
          ISSUER.equals(claims.getIssuer())
              && claims.getAudience().contains(AUDIENCE)
              && TYPE.equals(claims.getStringClaim("token_type"))
              && expires != null
              && time.instant().isBefore(expires.toInstant());
      return good && userId != null ? OptionalLong.of(userId) : OptionalLong.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException forged) {
      return OptionalLong.empty();
    }
  }
}
