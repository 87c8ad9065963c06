package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules-inventory section 2, Category. */
final class SlugTest {
  @ParameterizedTest
  @CsvSource({
    "Home & Garden, home-garden",
    "Möbel / Café, mobel-cafe",
    "'  --Toys!! ', toys",
    "家具, category",
    "'', category"
  })
  void lowerCaseWithoutAccentsAndHyphens(String name, String slug) {
    assertThat(Slug.of(name, taken -> false)).isEqualTo(slug);
  }

  @Test
  void aTakenOneIsCountedOn() {
    assertThat(Slug.of("Toys", Set.of("toys", "toys-1")::contains)).isEqualTo("toys-2");
  }

  @Test
  void aLongNameIsCut() {
    assertThat(Slug.of("x".repeat(200), taken -> false)).hasSize(180);
  }
}
