package truetill.core.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import truetill.core.outcome.Outcome;
import truetill.core.people.AdministratorRule.Standing;

class AdministratorRuleTest {
  private static final Standing ADMIN = new Standing(true, true);
  private static final Standing DISABLED = new Standing(false, true);
  private static final Standing DEMOTED = new Standing(true, false);

  private static String code(Standing before, Standing after, boolean self, int others) {
    return AdministratorRule.change(before, after, self, others)
            instanceof Outcome.Refused<Standing>(String code, String detail)
        ? code
        : "done";
  }

  @Test
  void nobodyLocksHimselfOut() {
    assertThat(code(ADMIN, DISABLED, true, 5)).isEqualTo("own_account");
    assertThat(code(ADMIN, DEMOTED, true, 5)).isEqualTo("own_account");
    assertThat(code(ADMIN, ADMIN, true, 0)).isEqualTo("done");
  }

  @Test
  void theLastActiveAdministratorStays() {
    assertThat(code(ADMIN, DISABLED, false, 0)).isEqualTo("last_administrator");
    assertThat(code(ADMIN, DEMOTED, false, 0)).isEqualTo("last_administrator");
    assertThat(code(ADMIN, DISABLED, false, 1)).isEqualTo("done");
    assertThat(code(ADMIN, DEMOTED, false, 1)).isEqualTo("done");
  }

  @Test
  void whoCouldNotAdministerBeforeIsNoLoss() {
    assertThat(code(DISABLED, DEMOTED, false, 0)).isEqualTo("done");
    assertThat(code(DEMOTED, new Standing(false, false), false, 0)).isEqualTo("done");
  }
}
