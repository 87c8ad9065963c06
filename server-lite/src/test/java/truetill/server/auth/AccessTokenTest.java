package truetill.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import truetill.core.clock.TimeOrderedIds;

/** Forged, stale and foreign access tokens, signed with the right key where that is the worst. */
class AccessTokenTest {
  private static final Instant NOW = Instant.parse("2026-02-12T18:00:00Z");
  private static final InstantSource TIME = InstantSource.fixed(NOW);
  private static final ServerKey KEY = new ServerKey(new byte[ServerKey.BYTES]);
  private static final byte[] RIGHT_KEY = KEY.derive("access-token");

  private final AccessTokens tokens =
      new AccessTokens(KEY, TIME, new TimeOrderedIds(TIME, new Random(1)));

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("truetill")
        .audience("api")
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plus(AccessTokens.LIFETIME)))
        .claim("token_type", "access")
        .claim("user_id", 7);
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1");
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, byte[] key) {
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException bug) {
      throw new IllegalStateException(bug);
    }
    return token.serialize();
  }

  private static String with(JWTClaimsSet.Builder claims) {
    return signed(header().build(), claims.build(), RIGHT_KEY);
  }

  private static String under(JWSHeader.Builder header) {
    return signed(header.build(), claims().build(), RIGHT_KEY);
  }

  private static String unsigned(String algorithm) {
    String payload = with(claims()).split("\\.", -1)[1];
    String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"1\"}";
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + payload
        + ".";
  }

  private record Case(String name, String token) {}

  @Test
  void theTokenTheCasesSpoilIsGood() {
    assertThat(tokens.userOf(with(claims()))).hasValue(7);
    assertThat(tokens.userOf(tokens.issue(7))).hasValue(7);
  }

  @Test
  void addressesOfKeysInTheHeaderAreNotAsked() {
    String pointing = under(header().jwkURL(URI.create("https://elsewhere.test/keys")));
    assertThat(tokens.userOf(pointing)).as("signed with the right key all the same").hasValue(7);
    String foreign =
        signed(
            header().jwkURL(URI.create("https://elsewhere.test/keys")).build(),
            claims().build(),
            KEY.derive("another-use"));
    assertThat(tokens.userOf(foreign)).isEmpty();
  }

  @Test
  void aKeyTheTokenBringsItselfIsNotUsed() throws JOSEException {
    ECKey own = new ECKeyGenerator(Curve.P_256).generate();
    for (JWSHeader.Builder bringing :
        List.of(
            header().jwk(own.toPublicJWK()),
            header().x509CertURL(URI.create("https://elsewhere.test/certificate")))) {
      assertThat(tokens.userOf(under(bringing))).as("signed with the right key").hasValue(7);
    }
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").jwk(own.toPublicJWK()).build();
    SignedJWT foreign = new SignedJWT(header, claims().build());
    foreign.sign(new ECDSASigner(own));
    assertThat(tokens.userOf(foreign.serialize())).isEmpty();
  }

  @Test
  void aClockPutBackByAMomentSignsNobodyOut() {
    Instant ahead = NOW.plusSeconds(59);
    assertThat(
            tokens.userOf(
                with(
                    claims()
                        .issueTime(Date.from(ahead))
                        .expirationTime(Date.from(ahead.plus(AccessTokens.LIFETIME))))))
        .hasValue(7);
  }

  @TestFactory
  List<DynamicTest> everySpoiltTokenIsRefused() {
    Date longAgo = Date.from(NOW.minus(Duration.ofHours(1)));
    Date nextHour = Date.from(NOW.plus(Duration.ofHours(1)));
    return Stream.of(
            new Case("alg none", unsigned("none")),
            new Case("alg None", unsigned("None")),
            new Case("alg NONE", unsigned("NONE")),
            new Case("alg nOnE", unsigned("nOnE")),
            new Case(
                "HS512",
                signed(
                    new JWSHeader.Builder(JWSAlgorithm.HS512).keyID("1").build(),
                    claims().build(),
                    new byte[64])),
            new Case("kid missing", under(new JWSHeader.Builder(JWSAlgorithm.HS256))),
            new Case("kid empty", under(header().keyID(""))),
            new Case("kid unknown", under(header().keyID("2"))),
            new Case("kid path", under(header().keyID("../../server.key"))),
            new Case("kid SQL", under(header().keyID("1' or '1'='1"))),
            new Case(
                "key of another use",
                signed(header().build(), claims().build(), KEY.derive("sync-token"))),
            new Case(
                "case 35: zeros as key", signed(header().build(), claims().build(), new byte[32])),
            new Case(
                "case 35: what everybody knows as key",
                signed(
                    header().build(),
                    claims().build(),
                    "truetill access-token kid 1 HS256 api".getBytes(StandardCharsets.UTF_8))),
            new Case("issuer", with(claims().issuer("elsewhere"))),
            new Case("audience", with(claims().audience("sync"))),
            new Case("type", with(claims().claim("token_type", "refresh"))),
            new Case("exp missing", with(claims().expirationTime(null))),
            new Case("exp text", with(claims().claim("exp", "tomorrow"))),
            new Case("exp now", with(claims().issueTime(longAgo).expirationTime(Date.from(NOW)))),
            new Case(
                "exp year 9999",
                with(claims().expirationTime(Date.from(Instant.parse("9999-12-31T00:00:00Z"))))),
            new Case("iat missing", with(claims().issueTime(null))),
            new Case(
                "iat future",
                with(
                    claims()
                        .issueTime(nextHour)
                        .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(90)))))),
            new Case("nbf future", with(claims().notBeforeTime(nextHour))),
            new Case("user missing", with(claims().claim("user_id", null))),
            new Case("user text", with(claims().claim("user_id", "7"))),
            new Case("empty", ""),
            new Case("two parts", "a.b"),
            new Case("five parts", "a.b.c.d.e"))
        .map(one ->
            DynamicTest.dynamicTest(
                one.name(), () -> assertThat(tokens.userOf(one.token())).isEmpty()))
        .toList();
  }
}
