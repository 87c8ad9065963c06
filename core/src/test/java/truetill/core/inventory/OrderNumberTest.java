package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules-inventory section 3. */
final class OrderNumberTest {
  @Test
  void fiveDigitsOrMore() {
    assertThat(OrderNumber.of(1)).isEqualTo("PO-00001");
    assertThat(OrderNumber.of(1_234_567)).isEqualTo("PO-1234567");
  }

  @Test
  void aTypedNumberOfOurPatternCounts() {
    assertThat(OrderNumber.counted("PO-00042")).hasValue(42);
    assertThat(OrderNumber.counted("PO-999999999999999999")).hasValue(999_999_999_999_999_999L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PO-0042", "po-00042", "PO-00042x", "X-00042", "PO-9999999999999999999"})
  void anyOtherDoesNot(String typed) {
    assertThat(OrderNumber.counted(typed)).isEmpty();
  }
}
