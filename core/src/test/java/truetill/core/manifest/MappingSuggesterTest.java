package truetill.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.core.manifest.MappingSuggestion.Basis;
import truetill.core.manifest.formula.Row;

/** Rules-inventory section 13, "Without AI": formulas; promise 25. */
final class MappingSuggesterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Qty,Description,Brand,Cost            | quantity=Qty description=Description brand=Brand retail_value=Cost
          Units,Count,Product,Item Description  | quantity=Units description=Item Description
          Title,UPC                             | description=Title title=Title upc=UPC
          Title,Item Desc,UPC                   | description=Item Desc title=Title upc=UPC
          Product Name,SKU,Comment              | title=Product Name vendor_item_number=SKU notes=Comment
          Department,Category                   | category=Category
          nothing,of,ours                       | ''
          """)
  void anAliasIsTakenInTheContractsOrder(String headers, String mapping) {
    assertThat(mapping(headers)).isEqualTo(mapping);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          QTY SHIPPED       | quantity
          Quantities        | quantity
          Quanttiy          | quantity
          Item Qty.         | quantity
          # of Units        | quantity
          ItemDescription   | description
          itemdesc          | description
          Prod. Descr       | description
          Dscrptn           | description
          Prod Title        | title
          Mfr Name          | brand
          Marke             | brand
          Model#            | model
          MODELNO           | model
          Mfg Part No       | model
          Sub-Category      | category
          Dept. Name        | category
          Item Cond         | condition
          Grade             | condition
          Unit Retail       | retail_value
          MSRP ($)          | retail_value
          Est. Retail Price | retail_value
          UPC Code          | upc
          Bar-Code          | upc
          GTIN              | upc
          Vendor SKU        | vendor_item_number
          ITEM NBR          | vendor_item_number
          Artikel-Nr.       | vendor_item_number
          Remarks           | notes
          Return Reason     | notes
          """)
  void aDriftedHeaderIsKnownByItsWords(String header, String target) {
    List<MappingSuggestion> found = suggest(List.of("Pallet", header, "Ext Weight"), List.of());
    assertThat(found)
        .singleElement()
        .satisfies(suggestion -> {
          assertThat(suggestion.target().key()).isEqualTo(target);
          assertThat(suggestion.source()).isEqualTo(header);
          assertThat(suggestion.basis()).isEqualTo(Basis.SIMILAR_NAME);
          assertThat(suggestion.reason()).contains(header);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "Total Retail",
    "Ext. Retail",
    "Pallet Qty",
    "Order Number",
    "Line #",
    "Unit Weight",
    "Lot Price",
    "Category ID",
    "Ship Date",
    "Image URL",
    "Case Pack Qty",
    "PO Number"
  })
  void aHeaderThatMeansSomethingElseIsLeftAlone(String header) {
    assertThat(suggest(List.of(header), List.of())).isEmpty();
  }

  @Test
  void aVagueAliasGivesWayToAHeaderThatSaysTheColumnOutright() {
    assertThat(mapping("Cost,Unit Retail,Ext Retail,Item,Prod Description,Item ID"))
        .isEqualTo(
            "description=Prod Description retail_value=Unit Retail vendor_item_number=Item ID");
  }

  @Test
  void aVagueAliasWhoseCellsSayOtherwiseIsNotTaken() {
    List<Map<String, String>> rows =
        rows("Units,Item,Amount Each", "EA,A-1001,12.50", "EA,A-1002,7.25", "EA,A-1003,1.00");
    assertThat(mapping("Units,Item,Amount Each", rows))
        .isEqualTo("retail_value=Amount Each vendor_item_number=Item");
  }

  @Test
  void anAliasWhoseCellsSayOtherwiseIsTakenOnlyWhenNothingBetterIsThere() {
    List<Map<String, String>> rows =
        rows("UPC,Barcode", "1677155,499050854969", "7959250,425291567467", "12,425291567467");
    assertThat(mapping("UPC,Barcode", rows)).isEqualTo("upc=Barcode");
    assertThat(mapping("UPC", rows)).isEqualTo("upc=UPC");
  }

  @Test
  void aColumnOfAFewWordsAgainAndAgainIsNoDescription() {
    String headers = "Description,Long Description";
    List<Map<String, String>> rows =
        rows(
            headers,
            "Home,Garden hose of twenty metres",
            "Kitchen,Kettle of steel",
            "Home,Rake with a long handle",
            "Home,Two towels of cotton",
            "Kitchen,Pan of iron",
            "Home,Lamp with a shade");
    assertThat(mapping(headers, rows)).isEqualTo("description=Long Description");
  }

  @Test
  void headersThatSayNothingAreToldByTheirCells() {
    List<MappingSuggestion> found =
        suggest(
            List.of("Column 1", "A", "B", "C", "D", "E"),
            rows(
                "Column 1,A,B,C,D,E",
                "1,012345678905,3,Used - Good,19.99,Coffee maker with a glass jug",
                "2,4006381333931,1,New,5.00,Kettle made of brushed steel",
                "3,036000291452,12,Like New,$7.50,Two towels made of cotton",
                "4,96385074,1,Salvage,120.00,Garden hose of twenty metres"));
    assertThat(text(found)).isEqualTo("quantity=B description=E condition=C retail_value=D upc=A");
    assertThat(found).allSatisfy(each -> assertThat(each.basis()).isEqualTo(Basis.VALUES));
    assertThat(found.getLast().reason())
        .isEqualTo("4 of 4 of the cells looked at are codes with a right check digit.");
  }

  @Test
  void fewCellsProveNothing() {
    assertThat(suggest(List.of("A"), rows("A", "012345678905", "4006381333931"))).isEmpty();
  }

  @Test
  void cellsUnderAHeaderThatSaysSomethingElseAreNotLookedAt() {
    List<Map<String, String>> rows = rows("Pallet,Freight", "3,1.50", "4,2.50", "9,3.50");
    assertThat(suggest(List.of("Pallet", "Freight"), rows)).isEmpty();
  }

  @Test
  void whatWasRememberedOfTheVendorWins() {
    RememberedLayout remembered =
        new RememberedLayout(
            List.of("Goods", "Unit Cost", "Unit Retail", "Code A", "Qty", "Units"),
            Map.of(
                StandardColumn.TITLE, "Goods",
                StandardColumn.RETAIL_VALUE, "Unit Retail",
                StandardColumn.VENDOR_ITEM_NUMBER, "Code A",
                StandardColumn.QUANTITY, "Units"));
    List<String> headers =
        List.of("GOODS", "Unit Cost", "Unit Retail Price", "A-Code", "Qty", "Units", "Brand");
    List<MappingSuggestion> found = MappingSuggester.suggest(headers, List.of(), remembered);
    assertThat(text(found))
        .isEqualTo(
            "quantity=Units title=GOODS brand=Brand retail_value=Unit Retail Price"
                + " vendor_item_number=A-Code");
    assertThat(found)
        .filteredOn(each -> each.basis() == Basis.REMEMBERED)
        .extracting(MappingSuggestion::target)
        .containsExactly(
            StandardColumn.QUANTITY,
            StandardColumn.TITLE,
            StandardColumn.RETAIL_VALUE,
            StandardColumn.VENDOR_ITEM_NUMBER);
  }

  @Test
  void aHeaderThatWasLeftOutBeforeIsNotProposed() {
    RememberedLayout remembered =
        new RememberedLayout(List.of("A", "Cost"), Map.of(StandardColumn.TITLE, "A"));
    assertThat(text(MappingSuggester.suggest(List.of("A", "Cost"), List.of(), remembered)))
        .isEqualTo("title=A");
  }

  @Test
  void theOrderOfHeadersDecidesOnlyBetweenEquals() {
    assertThat(mapping("UPC Code,UPC Number")).isEqualTo("upc=UPC Code");
    assertThat(mapping("UPC Number,UPC Code")).isEqualTo("upc=UPC Number");
    assertThat(mapping("MSRP Price,Unit Retail")).isEqualTo("retail_value=Unit Retail");
  }

  @Test
  void aVeryWideFileIsAnswered() {
    List<String> headers = new ArrayList<>();
    Map<String, String> row = new HashMap<>();
    for (int at = 0; at < 512; at++) {
      headers.add("x".repeat(10_000) + at);
      row.put(headers.getLast(), "y".repeat(10_000));
    }
    headers.add("Qty");
    assertThat(mapping(String.join(",", headers), List.of(row, row, row))).contains("quantity=Qty");
  }

  private static String mapping(String headers) {
    return mapping(headers, List.of());
  }

  private static String mapping(String headers, List<Map<String, String>> rows) {
    return text(suggest(Arrays.asList(headers.split(",")), rows));
  }

  private static List<MappingSuggestion> suggest(
      List<String> headers, List<Map<String, String>> rows) {
    List<Row> sample = rows.stream().<Row>map(cells -> cells::get).toList();
    List<MappingSuggestion> found =
        MappingSuggester.suggest(headers, sample, RememberedLayout.NONE);
    assertThat(MappingSuggester.suggest(headers, sample, RememberedLayout.NONE)).isEqualTo(found);
    return found;
  }

  private static String text(List<MappingSuggestion> found) {
    Map<StandardColumn, String> sources = new EnumMap<>(StandardColumn.class);
    found.forEach(each -> sources.put(each.target(), each.source()));
    List<String> texts = new ArrayList<>();
    sources.forEach((target, source) -> texts.add(target.key() + "=" + source));
    return String.join(" ", texts);
  }

  private static List<Map<String, String>> rows(String headers, String... lines) {
    String[] names = headers.split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int at = 0; at < names.length; at++) {
        row.put(names[at], cells[at]);
      }
      rows.add(row);
    }
    return rows;
  }
}
