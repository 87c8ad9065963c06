package truetill.core.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import truetill.core.outcome.Outcome;
import truetill.core.outcome.Outcome.Refused;

class CustomerMergeTest {
  private static final CustomerDetails BASE =
      new CustomerDetails("Ada", "Byron", "ada@example.test", "555-1", "");

  @Test
  void changesOfDifferentFieldsDoNotMeet() {
    CustomerDetails here = new CustomerDetails("Ada", "Lovelace", "ada@example.test", "555-1", "");
    CustomerDetails after = new CustomerDetails("Ada", "Byron", "ada@example.test", "555-2", "");
    CustomerMerge merge = CustomerMerge.of(here, BASE, after);
    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.details())
        .isEqualTo(new CustomerDetails("Ada", "Lovelace", "ada@example.test", "555-2", ""));
  }

  @Test
  void theLaterChangeOfOneFieldWinsAndTheFormerIsTold() {
    CustomerDetails here = new CustomerDetails("Ada", "Byron", "ada@example.test", "555-3", "x");
    CustomerDetails after = new CustomerDetails("Ada", "Byron", "ada@example.test", "555-2", "x");
    CustomerMerge merge = CustomerMerge.of(here, BASE, after);
    assertThat(merge.details()).isEqualTo(after);
    assertThat(merge.conflicts())
        .containsExactly(new CustomerMerge.Conflict("phone", "555-3", "555-2"));
  }

  @Test
  void detailsAreTrimmedAndNamesAreNeeded() {
    assertThat(new CustomerDetails(" Ada\t", "Byron ", "", "", "a\nb").checked().orElseThrow())
        .isEqualTo(new CustomerDetails("Ada", "Byron", "", "", "a b"));
    assertThat(code(new CustomerDetails(" ", "Byron", "", "", ""))).isEqualTo("no_name");
    assertThat(code(new CustomerDetails("Ada", "Byron", "ada at home", "", "")))
        .isEqualTo("bad_email");
    assertThat(code(new CustomerDetails("Ada", "Byron", "", "5".repeat(31), "")))
        .isEqualTo("long_text");
  }

  @Test
  void numbersOfARegisterAreReadAndOthersAreNot() {
    assertThat(new CustomerNumber(2, 7)).hasToString("CUS-02-007");
    assertThat(CustomerNumber.parse("cus-02-1007")).contains(new CustomerNumber(2, 1007));
    assertThat(CustomerNumber.parse("CUS-007")).isEmpty();
    assertThat(CustomerNumber.parse("CUS-00-007")).isEmpty();
    assertThat(CustomerNumber.parse("CUS-02-000")).isEmpty();
  }

  private static String code(CustomerDetails details) {
    Outcome<CustomerDetails> outcome = details.checked();
    return outcome instanceof Refused<CustomerDetails> refused ? refused.code() : "done";
  }
}
