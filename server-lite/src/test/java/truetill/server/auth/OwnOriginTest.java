package truetill.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of this server, of others, and programs that are no page (sync.md section 11). */
class OwnOriginTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, till.shop.test, false, true",
        "http://till.shop.test, till.shop.test, false, true",
        "http://TILL.shop.test:80, till.shop.test, false, true",
        "http://10.0.0.5:8080, 10.0.0.5:8080, false, true",
        "http://[::1]:8080, [::1]:8080, false, true",
        "https://till.shop.test, till.shop.test, false, true",
        "https://till.shop.test, till.shop.test:443, true, true",
        "http://till.shop.test, till.shop.test, true, false",
        "http://10.0.0.5:8081, 10.0.0.5:8080, false, false",
        "https://till.shop.test.elsewhere.test, till.shop.test, false, false",
        "https://elsewhere.test, till.shop.test, false, false",
        "ftp://till.shop.test, till.shop.test, false, false",
        "'', till.shop.test, false, false",
        "null, till.shop.test, false, false",
        "till.shop.test, till.shop.test, false, false",
        "http://till shop, till.shop.test, false, false",
        "http://till.shop.test, -, false, false"
      })
  void onlyPagesOfThisServerAndPrograms(
      @Nullable String origin, @Nullable String host, boolean secure, boolean allowed) {
    assertThat(OwnOrigin.allows(origin, host, secure)).isEqualTo(allowed);
  }
}
