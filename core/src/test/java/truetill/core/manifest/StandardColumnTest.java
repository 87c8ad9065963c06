package truetill.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StandardColumnTest {
  @Test
  void theElevenAreTheContracts() {
    assertThat(
            Arrays.stream(StandardColumn.values())
                .map(each -> each.key() + "/" + each.label() + (each.isRequired() ? "/yes" : "")))
        .containsExactly(
            "quantity/Quantity/yes",
            "description/Description/yes",
            "title/Title",
            "brand/Brand",
            "model/Model",
            "category/Category",
            "condition/Condition",
            "retail_value/Retail Cost",
            "upc/UPC",
            "vendor_item_number/Vendor Item #",
            "notes/Notes");
  }

  @ParameterizedTest
  @EnumSource
  void aColumnIsFoundByItsKey(StandardColumn column) {
    assertThat(StandardColumn.ofKey(column.key())).contains(column);
  }

  @Test
  void anotherKeyIsNoColumn() {
    assertThat(StandardColumn.ofKey("Quantity")).isEmpty();
  }

  @Test
  void theWarningsAreTheContracts() {
    assertThat(Arrays.stream(RowWarningCode.values()).map(RowWarningCode::wire))
        .containsExactly(
            "quantity_defaulted",
            "quantity_out_of_range",
            "retail_value_unreadable",
            "retail_value_rounded",
            "condition_unmapped",
            "text_truncated",
            "upc_unusable",
            "extra_cells",
            "missing_cells",
            "unknown_column");
  }
}
