package truetill.core.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  @ParameterizedTest
  @CsvSource({
    "AUTHENTICATED, true, true, true, true, true",
    "EMPLOYEE, true, true, true, false, false",
    "STAFF, true, true, true, false, false",
    "MANAGER, true, true, false, false, false",
    "ADMIN, true, false, false, false, false",
    "CONSIGNEE, false, false, false, true, false",
    "DEVICE, false, false, false, false, false"
  })
  void eachWordLetsInWhomTheTableNames(
      Access word,
      boolean admin,
      boolean manager,
      boolean employee,
      boolean consignee,
      boolean none) {
    assertThat(word.allows(EnumSet.of(Role.ADMIN))).isEqualTo(admin);
    assertThat(word.allows(EnumSet.of(Role.MANAGER))).isEqualTo(manager);
    assertThat(word.allows(EnumSet.of(Role.EMPLOYEE))).isEqualTo(employee);
    assertThat(word.allows(EnumSet.of(Role.CONSIGNEE))).isEqualTo(consignee);
    assertThat(word.allows(Set.of())).isEqualTo(none);
  }

  @Test
  void membershipCountsNotTheHighestRole() {
    Set<Role> both = EnumSet.of(Role.ADMIN, Role.CONSIGNEE);
    assertThat(Access.CONSIGNEE.allows(both)).isTrue();
    assertThat(Role.highest(both)).contains(Role.ADMIN);
    assertThat(Role.highest(Set.of())).isEmpty();
  }
}
