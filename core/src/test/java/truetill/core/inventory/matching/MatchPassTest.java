package truetill.core.inventory.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import truetill.core.inventory.MatchKey;

/** One reading of the products gives what looking at every product for every row gives. */
final class MatchPassTest {
  private static final String[] BRANDS = {
    "",
    "",
    "Acme",
    "acme",
    "ACME Inc",
    "Ac",
    "Sony",
    "Straße",
    "STRASSE",
    "İstanbul",
    "istanbul",
    "ΟΔΟΣ",
    "οδος",
    "Οδοσ ",
    "a",
    " "
  };
  private static final String[] MODELS = {
    "", "", "X", "x1", "X10", "WH-1000XM4", "wh-1000xm4/b", "1000", "ß", "ς", "Σ"
  };
  private static final String[] WORDS = {
    "kettle",
    "Kettle",
    "KETTLE",
    "red",
    "x",
    "steel",
    "Stainless Steel Electric",
    "Straße",
    "İ",
    "ı",
    "I",
    "ΟΔΟΣ",
    "οδος",
    "\uD83D\uDE00",
    "\uD83D\uDE01",
    "ﬁ",
    "2",
    "1.7",
    "Ǆ"
  };
  private static final String[] CODES = {
    "", "", "", "N/A", "12345678905", "012345678905", "0-12345-67890-5", "7.1E+11", "B00X", "0"
  };

  @Test
  void givesWhatTheRuleGivesInFourThousandSmallWorlds() {
    Random random = new Random(16);
    Map<MatchDecision, Integer> decisions = new EnumMap<>(MatchDecision.class);
    int full = 0;
    for (int world = 0; world < 4_000; world++) {
      List<ProductFacts> products = products(random);
      List<MatchRow> rows = rows(random, products);
      MatchPass pass = new MatchPass(rows);
      products.forEach(pass::offer);
      for (MatchRow row : rows) {
        MatchResult expected = MatchRule.match(row, products);
        assertThat(pass.result(row)).as("world %d, %s", world, row).isEqualTo(expected);
        decisions.merge(expected.decision(), 1, Integer::sum);
        full += expected.candidates().size() == TextRule.KEPT ? 1 : 0;
      }
    }
    assertThat(decisions.values()).hasSize(3).allMatch(count -> count > 2_000);
    assertThat(full).isGreaterThan(5_000);
  }

  @Test
  void productsComeInTheOrderOfTheirIds() {
    MatchPass pass = new MatchPass(List.of());
    pass.offer(new ProductFacts(2, "B", "", "", Optional.empty(), true));
    assertThatThrownBy(() -> pass.offer(new ProductFacts(1, "A", "", "", Optional.empty(), true)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<ProductFacts> products(Random random) {
    List<ProductFacts> products = new ArrayList<>();
    int count = random.nextInt(25);
    for (long id = 1; id <= count; id++) {
      products.add(
          new ProductFacts(
              id,
              text(random),
              one(random, BRANDS),
              one(random, MODELS),
              MatchKey.ofUpc(one(random, CODES)),
              random.nextInt(6) > 0));
    }
    return products;
  }

  private static List<MatchRow> rows(Random random, List<ProductFacts> products) {
    List<MatchRow> rows = new ArrayList<>();
    for (int at = random.nextInt(12); at >= 0; at--) {
      boolean own = products.isEmpty() || random.nextInt(3) == 0;
      String text =
          own ? text(random) : part(random, products.get(random.nextInt(products.size())).title());
      rows.add(
          new MatchRow(
              random.nextInt(4) == 0 ? MatchKey.ofUpc(one(random, CODES)) : Optional.empty(),
              random.nextInt(8) == 0 ? Optional.of(1L + random.nextInt(30)) : Optional.empty(),
              TextQuery.of(text, one(random, BRANDS), one(random, MODELS))));
    }
    return rows;
  }

  /** A title of up to some ninety characters, often with the same beginning as others. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int words = random.nextInt(14); words > 0; words--) {
      text.append(one(random, WORDS)).append(' ');
    }
    return random.nextInt(4) == 0
        ? "Assorted household goods, untested customer returns, pallet of " + text
        : text.toString();
  }

  private static String part(Random random, String title) {
    if (title.isEmpty()) {
      return title;
    }
    int from = random.nextInt(3) > 0 ? 0 : random.nextInt(title.length());
    return random.nextBoolean()
        ? title.substring(from)
        : title.substring(from, from + random.nextInt(title.length() - from));
  }

  private static String one(Random random, String[] words) {
    return words[random.nextInt(words.length)];
  }
}
