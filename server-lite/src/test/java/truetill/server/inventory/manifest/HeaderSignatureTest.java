package truetill.server.inventory.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderSignatureTest {
  @Test
  void isTheOneOfTheContract() {
    assertThat(HeaderSignature.of(List.of("Qty", " Description ", "PRICE")))
        .isEqualTo(HeaderSignature.of(List.of("Qty", "Description", "Price")))
        .isEqualTo("a8c537eecd7edb951cd3941268847017");
    assertThat(HeaderSignature.of(List.of("A", "B"))).isEqualTo("b345e1dc09f20fdefdea469f09167892");
  }

  @Test
  void knowsNoByteOrderMark() {
    assertThat(HeaderSignature.of(List.of("\uFEFFA", "B")))
        .isEqualTo(HeaderSignature.of(List.of("A", "B")));
  }

  @Test
  void isTakenBeforeAnyRenaming() {
    assertThat(HeaderSignature.of(List.of("A", "A", "")))
        .isNotEqualTo(HeaderSignature.of(List.of("A", "A (2)", "Column 3")));
  }
}
