package truetill.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules-inventory section 6, alias defaults; promise 25. */
final class HeaderAliasesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      textBlock =
          """
          quantity           : quantity, qty, units, count, qnty
          description        : description, item description, title, product, item
          title              : title, product name, item name, name
          brand              : brand, manufacturer
          model              : model, model_number, model number
          category           : category, department
          condition          : condition, item condition
          retail_value       : retail_value, retail value, unit_cost, unit cost, cost, price
          upc                : upc, upc/ean, barcode
          vendor_item_number : vendor_item_number, vendor item number, item #, item number, tcin, walmart item id, sku
          notes              : notes, comment
          """)
  void theListIsTheContracts(String key, String aliases) {
    StandardColumn column = StandardColumn.ofKey(key).orElseThrow();
    assertThat(String.join(", ", HeaderAliases.of(column))).isEqualTo(aliases);
  }

  @Test
  void theEarlierAliasWinsWhereverItsHeaderStands() {
    List<String> headers = List.of("Item", " ITEM Description ", "Cost", "Unit Cost", "UPC/EAN");
    assertThat(HeaderAliases.defaults(headers).stream().map(ColumnMapping::source))
        .containsExactly(
            "", " ITEM Description ", "", "", "", "", "", "Unit Cost", "UPC/EAN", "", "");
  }

  @Test
  void oneHeaderMayStandForTitleAndDescription() {
    assertThat(HeaderAliases.source(StandardColumn.DESCRIPTION, List.of("Title")))
        .contains("Title");
    assertThat(HeaderAliases.source(StandardColumn.TITLE, List.of("Title"))).contains("Title");
  }

  @Test
  void allElevenColumnsAreInTheDefaultsInTheirOrder() {
    assertThat(HeaderAliases.defaults(List.of("nothing known")))
        .extracting(ColumnMapping::target)
        .containsExactly(StandardColumn.values());
  }
}
