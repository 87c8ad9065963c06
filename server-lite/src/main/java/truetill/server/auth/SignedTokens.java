package truetill.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.Ids;

/**
 * Tokens of one kind: JWT, HS256 only. Each kind has its own key and audience, so that a token of
 * another kind is never taken (sync.md section 11).
 */
public final class SignedTokens {
  private static final String ISSUER = "truetill";
  private static final String KEY_ID = "1";

  /** A clock that is put right by a moment signs nobody out. */
  private static final Duration CLOCK_SET_BACK = Duration.ofMinutes(1);

  /**
   * What a token is for.
   *
   * @param use name the key is derived under
   */
  public record Kind(String use, String audience, String type, Duration lifetime) {}

  private final Kind kind;
  private final byte[] key;
  private final InstantSource time;
  private final Ids ids;

  public SignedTokens(ServerKey serverKey, Kind kind, InstantSource time, Ids ids) {
    this.kind = kind;
    this.key = serverKey.derive(kind.use());
    this.time = time;
    this.ids = ids;
  }

  /** A token that says one thing of its holder. */
  public String issue(String claim, Object value) {
    Instant now = time.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY_ID).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(kind.audience())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(kind.lifetime())))
                .jwtID(ids.next().toString())
                .claim("token_type", kind.type())
                .claim(claim, value)
                .build());
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException bug) {
      throw new IllegalStateException("a 256-bit key signs HS256", bug);
    }
    return token.serialize();
  }

  /**
   * What a token says; empty when it is forged, expired, of another kind, of the future, or good
   * for longer than its kind ever is.
   */
  public Optional<Object> claim(String token, String claim) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
          || !KEY_ID.equals(jwt.getHeader().getKeyID())
          || !jwt.verify(new MACVerifier(key))) {
        return Optional.empty();
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      @Nullable Date issued = claims.getIssueTime();
      @Nullable Date expires = claims.getExpirationTime();
      @Nullable Date notBefore = claims.getNotBeforeTime();
      Instant now = time.instant();
      Instant soon = now.plus(CLOCK_SET_BACK);
      boolean good =
          ISSUER.equals(claims.getIssuer())
              && claims.getAudience().contains(kind.audience())
              && kind.type().equals(claims.getStringClaim("token_type"))
              && issued != null
              && expires != null
              && !issued.toInstant().isAfter(soon)
              && (notBefore == null || !notBefore.toInstant().isAfter(soon))
              && now.isBefore(expires.toInstant())
              && !expires.toInstant().isAfter(issued.toInstant().plus(kind.lifetime()));
      return good ? Optional.ofNullable(claims.getClaim(claim)) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException forged) {
      return Optional.empty();
    }
  }
}
