package truetill.core.inventory.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.core.inventory.MatchKey;

/** Rules-inventory section 9. */
final class MatchRuleTest {
  private static final String LONG =
      "Stainless Steel Electric Kettle With Temperature Control 1.7 Litre";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # row text, brand, model; product title, brand, model; score
          Kettle, Acme, K1, Acme Kettle Red, Acme, K1, 90
          Kettle, Acme, K1, Acme Kettle Red, Acme, , 70
          Kettle, Acme, K1, Red kettle, Other, xk1x, 60
          Kettle, Acme, K1, Toaster, Acme Inc, K1-b, 50
          Kettle, Acme, K1, Red kettle, , , 40
          Kettle, acme, K1, Toaster, The ACME Company, , 30
          Kettle, Acme, K1, Toaster, , K1, 0
          Kettle, Acme Inc, K1, Toaster, Acme, K1, 0
          '', Acme, '', Toaster, Acme, '', 30
          Kettle, '', '', Kettle, Acme, '', 40
          '', '', K1, Kettle, Acme, K1, 0
          '', '', '', Kettle, '', '', 0
          ' kettle ', '', '', KETTLE, '', '', 40
          ÉCRAN, İ, ς, écran, i, Σ, 90
          Straße, '', '', STRASSE, '', '', 0
          """)
  void eachPartIsLookedForInItsOwnField(
      String text,
      String brand,
      String model,
      String title,
      String brand2,
      String model2,
      int score) {
    assertThat(
            TextRule.score(
                TextQuery.of(text, brand, model),
                product(1, title, brand2 == null ? "" : brand2, model2 == null ? "" : model2)))
        .isEqualTo(score);
  }

  @Test
  void aLongTextNeedsSixtyCharactersToBeACandidateAndThirtyToScore() {
    TextQuery row = TextQuery.of(LONG, "Acme", "");
    ProductFacts other = product(1, LONG.substring(0, 59) + " Sale", "", "");
    assertThat(TextRule.score(row, product(1, LONG.substring(0, 60), "", ""))).isEqualTo(40);
    assertThat(TextRule.score(row, other)).isZero();
    assertThat(TextRule.score(row, product(1, other.title(), "acme", ""))).isEqualTo(70);
    assertThat(TextRule.score(row, product(1, LONG.substring(0, 30), "acme", ""))).isEqualTo(70);
    assertThat(TextRule.score(row, product(1, LONG.substring(0, 29), "acme", ""))).isEqualTo(30);
  }

  @Test
  void charactersAreWholeCharacters() {
    String thirty = "\uD83D\uDE00".repeat(30);
    assertThat(TextQuery.of(thirty + "x", "", "").start()).isEqualTo(thirty);
    assertThat(TextQuery.of(thirty + thirty + "x", "", "").longStart()).isEqualTo(thirty + thirty);
  }

  @Test
  void theBestThreeByScoreThenIdAreKept() {
    List<ProductFacts> products =
        List.of(
            product(1, "A toaster", "Acme", ""),
            product(2, "B toaster", "Acme", ""),
            product(3, "C kettle", "Acme", ""),
            product(4, "D kettle", "Acme", "K1"),
            product(5, "E kettle", "Acme", ""),
            product(6, "F kettle", "Acme", "K1"));
    MatchResult result = MatchRule.match(row("", "kettle", "acme", "k1"), products);
    assertThat(result.candidates())
        .containsExactly(
            new Candidate(4, "D kettle", 90, MatchType.TEXT),
            new Candidate(6, "F kettle", 90, MatchType.TEXT),
            new Candidate(3, "C kettle", 70, MatchType.TEXT));
    assertThat(result.decision()).isEqualTo(MatchDecision.PENDING_REVIEW);
    assertThat(result.product()).isEmpty();
    assertThat(result.reason()).contains("title, brand and model");
  }

  @Test
  void theSameUpcEndsTheSearchAndTheLowestActiveIdWins() {
    List<ProductFacts> products =
        List.of(
            new ProductFacts(1, "Old", "", "", MatchKey.ofUpc("012345678905"), false),
            new ProductFacts(2, "Kept", "", "", MatchKey.ofUpc("0-12345-67890-5"), true),
            new ProductFacts(3, "Twin", "", "", MatchKey.ofUpc("12345678905"), true));
    MatchResult result =
        MatchRule.match(
            new MatchRow(
                MatchKey.ofUpc("12345678905"), Optional.of(3L), TextQuery.of("Twin", "", "")),
            products);
    assertThat(result.candidates()).containsExactly(new Candidate(2, "Kept", 100, MatchType.UPC));
    assertThat(result.product()).contains(2L);
    assertThat(result.decision()).isEqualTo(MatchDecision.CONFIRMED);
  }

  @Test
  void theVendorsOwnCodeComesBeforeTheText() {
    List<ProductFacts> products =
        List.of(product(1, "Kettle", "", ""), product(2, "Something else", "", ""));
    MatchRow row = new MatchRow(Optional.empty(), Optional.of(2L), TextQuery.of("Kettle", "", ""));
    assertThat(MatchRule.match(row, products).candidates())
        .containsExactly(new Candidate(2, "Something else", 95, MatchType.VENDOR_REF));
  }

  @Test
  void anInactiveProductIsNeverOffered() {
    List<ProductFacts> products =
        List.of(new ProductFacts(1, "Kettle", "Acme", "K1", MatchKey.ofUpc("12345678905"), false));
    MatchRow row =
        new MatchRow(
            Optional.of("12345678905"), Optional.of(1L), TextQuery.of("Kettle", "Acme", "K1"));
    MatchResult result = MatchRule.match(row, products);
    assertThat(result.candidates()).isEmpty();
    assertThat(result.decision()).isEqualTo(MatchDecision.NEW_PRODUCT);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # item number, upc; id of the reference found, 0 for none
          A-1, 99, 1
          ' A-1 ', '', 1
          a-1, '', 0
          N/A, 12345678905, 2
          '', 0-12345-67890-5, 2
          0, 7.1E+11, 0
          B-1, 12345678905, 0
          """)
  void aVendorRefIsFoundByItemNumberElseByUpc(String number, String upc, long id) {
    VendorRefs refs = new VendorRefs();
    refs.add(new VendorRefs.Ref(1, 10, "A-1"));
    refs.add(new VendorRefs.Ref(2, 20, "012345678905"));
    refs.add(new VendorRefs.Ref(3, 30, "12345678905"));
    refs.add(new VendorRefs.Ref(4, 40, "N/A"));
    assertThat(refs.find(number, upc).map(VendorRefs.Ref::id).orElse(0L)).isEqualTo(id);
  }

  private static ProductFacts product(long id, String title, String brand, String model) {
    return new ProductFacts(id, title, brand, model, Optional.empty(), true);
  }

  private static MatchRow row(String upc, String text, String brand, String model) {
    return new MatchRow(MatchKey.ofUpc(upc), Optional.empty(), TextQuery.of(text, brand, model));
  }
}
