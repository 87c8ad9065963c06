package truetill.core.manifest.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules-inventory section 13, "Without AI", sentence by sentence. */
final class CleanRowTest {
  private static final KnownBrands BRANDS =
      new KnownBrands(
          List.of("Acme", "Acme Home", "LG", "Black & Decker", "&Co", "3M", "Ü-Werk", "Long Gone"));

  private static CleanRow clean(String title, String description) {
    return CleanRow.of(new RowText(title, description, "", "", "", Set.of()), BRANDS);
  }

  @ParameterizedTest
  @CsvSource({
    "Brass lamp, Something else, Brass lamp",
    "'', Brass lamp, Brass lamp",
    "' ', Brass lamp, Brass lamp",
    "'  Brass \t\n  lamp ', '', Brass lamp",
    "BRASS LAMP, '', Brass Lamp",
    "MEN'S SHOES 10, '', Men's Shoes 10",
    "BRASS LAMp, '', BRASS LAMp",
    "USB, '', USB",
    "A-B C 1234, '', A-B C 1234",
    "USBC, '', Usbc",
    "'', '', ''"
  })
  void title(String title, String description, String expected) {
    assertThat(clean(title, description).title()).isEqualTo(expected);
  }

  @Test
  void titlesLoseControlCharactersAndBrokenHalvesOfCharacters() {
    assertThat(clean("Br\u0000ass \u0007 la\u001bmp", "").title()).isEqualTo("Brass lamp");
    assertThat(clean("Brass\u00a0\u2003lamp\ud800", "").title()).isEqualTo("Brass lamp");
    assertThat(clean("\u0001", "Brass lamp").title()).isEqualTo("Brass lamp");
    assertThat(clean("Lamp \ud83d\udca1", "").title()).isEqualTo("Lamp \ud83d\udca1");
  }

  @Test
  void longTitlesAreCutBetweenWords() {
    String words = "abcde ".repeat(20).strip(); // 119 characters
    assertThat(clean(words + "x", "").title()).isEqualTo(words + "x");
    assertThat(clean(words + "x y", "").title()).isEqualTo(words + "x");
    assertThat(clean(words + "xy", "").title()).isEqualTo("abcde ".repeat(19).strip());
    assertThat(clean("x".repeat(130), "").title()).isEqualTo("x".repeat(120));
    assertThat(clean("\ud83d\udca1".repeat(130), "").title()).isEqualTo("\ud83d\udca1".repeat(120));
  }

  @ParameterizedTest
  @CsvSource({
    "acme lamp, '', Acme",
    "The ACME HOME lamp, '', Acme Home",
    "Acmes lamp, '', ''",
    "xAcme lamp, '', ''",
    "Lamp (Acme), '', Acme",
    "Acme black & decker drill, '', Black & Decker",
    "LG 3M tape, '', LG",
    "3M LG tape, '', 3M",
    "Tools by &Co, '', &Co",
    "ü-werk Zange, '', Ü-Werk",
    "Lamp, from Acme, Acme",
    "LG lamp, fits Long Gone, LG",
    "Long lamp Gone, '', ''"
  })
  void brand(String title, String description, String expected) {
    assertThat(clean(title, description).brand()).isEqualTo(expected);
  }

  @Test
  void aBrandOrModelThatIsThereStays() {
    CleanRow row =
        CleanRow.of(
            new RowText("Acme lamp XJ200", "", " Own  brand ", "Own-1", "", Set.of()), BRANDS);
    assertThat(row.brand()).isEqualTo("Own brand");
    assertThat(row.model()).isEqualTo("Own-1");
  }

  @Test
  void theOrderInWhichBrandsAreKnownMakesNoDifference() {
    RowText row = new RowText("acme lamp", "", "", "", "", Set.of());
    assertThat(CleanRow.of(row, new KnownBrands(List.of("ACME", "Acme", "acme"))))
        .isEqualTo(CleanRow.of(row, new KnownBrands(List.of("acme", "ACME", "Acme"))));
    assertThat(CleanRow.of(row, KnownBrands.NONE).brand()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Headphones WH-1000XM4 black, '', WH-1000XM4",
    "'Drill (XJ200), new', '', XJ200",
    "Lamp X1, '', ''",
    "Lamp X10, '', ''",
    "Lamp X100, '', X100",
    "Lamp 1234, '', ''",
    "Card 64GB SD64, '', SD64",
    "Card 128GB 1080p 120Hz 2.4GHz 12-pack 500ml, '', ''",
    "'Panel 24\"x36\" 10.5in A4-230', '', A4-230",
    "Rug 8x10ft 5x7in R2D2, '', R2D2",
    "Lamp, model KL55-B, KL55-B",
    "Lamp QA11, model KL55-B, QA11",
    "25th edition 1000pcs, '', ''"
  })
  void model(String title, String description, String expected) {
    assertThat(clean(title, description).model()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Card 32GB, Capacity, 32 GB",
    "Disk 1.5 tb, Capacity, 1.5 TB",
    "Card 512 mb 64 GB, Capacity, 512 MB",
    "'TV 55\" wide', Size, 55 in",
    "TV 55-Inch, Size, 55 inch",
    "TV 55 inches, Size, 55 inch",
    "Rug 7.5 ft, Size, 7.5 ft",
    "Bolt 20MM, Size, 20 mm",
    "Tape 30 cm x 2 in, Size, 30 cm",
    "Tea 16oz, Weight, 16 oz",
    "Tea 2 Lbs, Weight, 2 lbs",
    "Tea .5 kg, Weight, .5 kg",
    "Tea 250g, Weight, 250 g",
    "'Heater 1,500W', Power, '1,500 W'",
    "Heater 1500 watts, Power, 1500 watt",
    "Drill 18V, Voltage, 18 V",
    "Socks 6ct, Count, 6 ct",
    "Socks 3-Pack, Count, 3 pack",
    "Socks 12 pk, Count, 12 pk",
    "Socks 100 count, Count, 100 count"
  })
  void specification(String title, String name, String value) {
    assertThat(clean(title, "").specifications()).isEqualTo(Map.of(name, value));
  }

  @ParameterizedTest
  @CsvSource({
    "X32GB card",
    "Card 32GBX",
    "2 in 1 charger",
    "Tablet 2-in-1",
    "Phone 5G",
    "1.2.3 V",
    "Volume 5",
    "GB 32"
  })
  void noSpecification(String title) {
    assertThat(clean(title, "").specifications()).isEmpty();
  }

  @Test
  void theTitleIsReadBeforeTheDescriptionAndExistingSpecificationsStay() {
    assertThat(clean("Card 32GB", "64 GB, 10 g").specifications())
        .isEqualTo(Map.of("Capacity", "32 GB", "Weight", "10 g"));
    RowText row = new RowText("Card 32GB 10 g", "", "", "", "", Set.of("Capacity"));
    assertThat(CleanRow.of(row, BRANDS).specifications()).isEqualTo(Map.of("Weight", "10 g"));
  }

  @Test
  void searchTags() {
    CleanRow row =
        CleanRow.of(
            new RowText(
                "BRASS Lamp, on a lamp-post", "", "Acme", "KL55b XYZ9", "Home/Décor", Set.of()),
            BRANDS);
    assertThat(row.searchTags()).isEqualTo("brass, lamp, post, acme, kl55b, xyz9, home, décor");
    assertThat(clean("one two three four five six seven eight nine ten eleven", "").searchTags())
        .isEqualTo("one, two, three, four, five, six, seven, eight, nine, ten");
    assertThat(clean("", "").searchTags()).isEmpty();
  }

  @Test
  void everyRowGetsAReasonAndTheSameAnswerEachTime() {
    assertThat(clean("", "").reasoning()).isNotBlank();
    assertThat(clean("Acme TV 55in QX10", "new")).isEqualTo(clean("Acme TV 55in QX10", "new"));
  }

  @Test
  void noTextTakesLong() {
    String digits = "1,".repeat(5_000);
    String shouted = "ACME ".repeat(2_000);
    String nested = "8x".repeat(5_000);
    String grouped = "1" + ",000".repeat(2_400) + " oz";
    for (String text :
        List.of(digits, grouped, shouted, nested, "\"".repeat(10_000), "&".repeat(10_000))) {
      assertThat(clean("", text).title().length()).isLessThanOrEqualTo(120);
    }
  }
}
