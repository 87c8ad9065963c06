package truetill.client.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.Role;

class NavigatorTest {
  private final Session session = new Session();
  private final Navigator navigator = new Navigator(session, () -> false);
  private final List<Screen> shown = new ArrayList<>();

  NavigatorTest() {
    navigator.onShow(shown::add);
  }

  private void signIn(Role role) {
    session.begin(new Actor(new UUID(0, 1), "Ines", role, "pin"));
  }

  @Test
  void nobodyEntersAScreenOfTheStaffUnsigned() {
    assertThat(navigator.show(Screen.SALE))
        .isEqualTo(Outcome.refused("not_allowed", "Sign in first."));
    assertThat(shown).isEmpty();
    assertThat(navigator.show(Screen.SIGN_IN).isDone()).isTrue();
  }

  @Test
  void aConsigneeIsNoStaff() {
    signIn(Role.CONSIGNEE);

    assertThat(navigator.show(Screen.SALE).isDone()).isFalse();
  }

  @Test
  void everyScreenOfTheTillWorksAlone() {
    signIn(Role.EMPLOYEE);

    for (Screen screen : Screen.values()) {
      assertThat(navigator.show(screen).isDone()).as(screen.name()).isTrue();
    }
  }

  @Test
  void backGoesTheWayOneCame() {
    signIn(Role.EMPLOYEE);
    navigator.show(Screen.SALE);
    navigator.show(Screen.MENU);
    navigator.show(Screen.DAY);
    navigator.back();
    navigator.back();
    navigator.back();

    assertThat(shown)
        .containsExactly(Screen.SALE, Screen.MENU, Screen.DAY, Screen.MENU, Screen.SALE);
  }

  @Test
  void fromABeginningThereIsNoWayBack() {
    signIn(Role.EMPLOYEE);
    navigator.show(Screen.SALE);
    navigator.show(Screen.PAY);
    navigator.show(Screen.SALE);
    navigator.back();

    assertThat(navigator.current()).isEqualTo(Screen.SALE);
  }

  @Test
  void whatNeedsTheServerIsClosedAlone() {
    assertThat(Screen.Network.NEEDS_SERVER.works(false)).isFalse();
    assertThat(Screen.Network.NEEDS_SERVER.works(true)).isTrue();
    assertThat(Screen.Network.WORKS_OFFLINE.works(false)).isTrue();
  }
}
