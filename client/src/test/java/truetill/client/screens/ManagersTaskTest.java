package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.MANAGER_PIN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import truetill.client.fx.Fx;
import truetill.client.fx.Keys;
import truetill.client.screens.shop.FakeRegister;
import truetill.core.pos.OpenDrawer;

/** What a manager does at the till by keys alone: a new customer, and change from the reserve. */
class ManagersTaskTest {
  private static final Duration SCANNER = Duration.ofMillis(12);

  @Test
  void somebodyNewIsTakenUpAndTheSaleIsHers() {
    FakeRegister register = new FakeRegister().openFor(MANAGER_PIN, "200.00");
    try (TillWindow till = TillWindow.open(register)) {
      Keys keys = signedIn(till);
      keys.scan("ITM0047790", SCANNER).press(KeyCode.F3).type("Odile Marsh");
      assertThat(till.texts()).contains("Nobody found. Try fewer letters.");
      keys.press(KeyCode.F6).press(KeyCode.ENTER).press(KeyCode.ENTER).type("odile@customers");
      picture(till, "customer-form");
      keys.press(KeyCode.F9);
      assertThat(till.texts()).contains("odile@customers is no email address.");
      keys.type(".test").press(KeyCode.ENTER).type("555-0190");
      picture(till, "customer-wrong");
      keys.press(KeyCode.F9);
      assertThat(till.texts()).contains("Odile Marsh is saved.", "Odile Marsh");
      picture(till, "customer-saved");
      keys.press(KeyCode.ENTER);
      assertThat(till.texts()).anyMatch(text -> text.endsWith("· for Odile Marsh"));
      picture(till, "sale-for-customer");
      keys.press(KeyCode.F12);
      assertThat(register.sales()).hasSize(1);
    }
  }

  @Test
  void changeComesOutOfTheReserveByKeys() {
    FakeRegister register = new FakeRegister().openFor(MANAGER_PIN, "200.00");
    try (TillWindow till = TillWindow.open(register)) {
      Keys keys = signedIn(till);
      keys.press(KeyCode.F11).type("2").press(KeyCode.F2).press(KeyCode.F2);
      assertThat(till.texts()).contains("Change from the reserve");
      keys.press(KeyCode.ENTER).press(KeyCode.ENTER).type("2");
      picture(till, "reserve-draw");
      keys.press(KeyCode.F9);
      assertThat(till.texts()).contains("40.00 came from the reserve.");
      OpenDrawer drawer = Objects.requireNonNull(register.drawer().open());
      assertThat(drawer.cash().expected()).hasToString("240.00");
    }
  }

  private static Keys signedIn(TillWindow till) {
    Keys keys = till.keys();
    keys.type(MANAGER_PIN).press(KeyCode.ENTER);
    return keys;
  }

  private static void picture(TillWindow till, String name) {
    Fx.picture(till.scene(), Path.of("target", "screenshots", "manager", name + ".png"));
  }
}
