package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.client.fx.ActionKey;
import truetill.client.fx.Fx;
import truetill.client.fx.Keys;
import truetill.client.fx.PadKey;
import truetill.client.fx.Theme;
import truetill.client.screens.shop.FakeRegister;

class KeyboardTest {
  private static final Duration SCANNER = Duration.ofMillis(10);

  private final TillWindow till =
      TillWindow.open(new FakeRegister().openFor(CASHIER_PIN, "200.00"));
  private final Keys keys = till.keys();

  @BeforeEach
  void signIn() {
    keys.type(CASHIER_PIN).press(KeyCode.ENTER);
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void aPressOnTheScreenLeavesTheFocusInTheField() {
    Node entry = till.find("#entry", TextField.class);
    keys.click(till.find("#quantityKey", ActionKey.class));
    assertThat(till.focused()).isSameAs(entry);
    keys.click(till.padKey("7")).click(till.padKey("00"));

    assertThat(till.text("#entry")).isEqualTo("700");
    assertThat(till.focused()).isSameAs(entry);
  }

  @Test
  void aWrongDigitOfThePinIsErased() {
    keys.press(KeyCode.CONTROL, KeyCode.L);
    keys.type("10").press(KeyCode.BACK_SPACE).press(KeyCode.BACK_SPACE);
    keys.type(CASHIER_PIN).press(KeyCode.ENTER);

    assertThat(till.texts()).contains("Nothing here yet. Scan the first tag.");
  }

  @Test
  void tabReachesKeysAndEnterPressesTheFocusedOne() {
    for (int step = 0;
        step < 40 && !(till.focused() instanceof ActionKey key && key.getText().equals("Find"));
        step++) {
      keys.press(KeyCode.TAB);
      assertThat(till.focused()).isNotInstanceOf(PadKey.class);
    }
    assertThat(till.focused().isFocusVisible()).isTrue();
    keys.press(KeyCode.ENTER);

    assertThat(till.texts()).contains("Find an item");
  }

  @Test
  void theNumericKeypadIsCompleteOnItsOwn() {
    keys.press(KeyCode.NUMPAD4, KeyCode.NUMPAD8);
    keys.press(KeyCode.BACK_SPACE).press(KeyCode.BACK_SPACE);
    keys.type("48213").press(KeyCode.ENTER);
    keys.type("47790").press(KeyCode.ENTER);
    assertThat(till.texts()).contains("2 items");
    keys.type("-");
    assertThat(till.texts()).contains("1 item");
    keys.type("+");
    assertThat(till.texts()).contains("How do they pay?");
    keys.type("40+");

    assertThat(till.texts()).contains("Paid in cash. Give 16.24 back.");
  }

  @Test
  void aDigitTypedBeforeTheScreenIsDrawnIsNotReplacedByTheNext() {
    keys.scan("ITM0048213", SCANNER).typeBlindly(till.scene(), KeyCode.F9, "4");
    assertThat(till.texts()).contains("How do they pay?");
    keys.type("0");

    assertThat(till.text("#tendered")).isEqualTo("40");
  }

  @Test
  void typingOnTheChangeScreenBeginsTheNextSale() {
    keys.scan("ITM0048213", SCANNER).press(KeyCode.F12).type("47790").press(KeyCode.ENTER);

    assertThat(till.texts()).contains("1 item", "Enamel stockpot, 6 qt, blue rim");
  }

  @Test
  void theThemeChangesWhileTheTillRunsAndIsRemembered() {
    keys.press(KeyCode.CONTROL, KeyCode.T);
    assertThat(till.preferences().theme()).isEqualTo(Theme.DARK);
    assertThat(Fx.get(() -> till.sceneNow().getStylesheets().getFirst())).endsWith("dark.css");
    keys.press(KeyCode.CONTROL, KeyCode.T);
    assertThat(till.preferences().theme()).isEqualTo(Theme.LIGHT);
  }

  @Test
  void lockingKeepsTheSaleForWhoeverSignsIn() {
    keys.scan("ITM0048213", SCANNER).press(KeyCode.CONTROL, KeyCode.L);
    assertThat(till.texts()).anyMatch(text -> text.startsWith("A sale is on this till: 1 line"));
    keys.press(KeyCode.F9);
    assertThat(till.texts()).contains("Who is at the till?");
    keys.type("1002").press(KeyCode.ENTER);

    assertThat(till.texts()).contains("1 item", "Bram");
  }

  @Test
  void theKeyMapShowsWhatTheModeHas() {
    keys.press(KeyCode.F9).press(KeyCode.F1);
    assertThat(till.texts()).doesNotContain("Exact cash");
    keys.press(KeyCode.ESCAPE).scan("ITM0048213", SCANNER).press(KeyCode.F9).press(KeyCode.F1);

    assertThat(till.texts()).contains("Exact cash", "Back to sale");
    keys.press(KeyCode.F1);
    assertThat(till.texts()).contains("How do they pay?");
  }

  @Test
  void aBugShowsANumberAndTheTillGoesOn() {
    till.register().failNext(new IllegalStateException("boom"));
    keys.scan("ITM0048213", SCANNER);
    assertThat(till.texts()).anyMatch(text -> text.contains("incident"));
    assertThat(till.texts()).noneMatch(text -> text.contains("boom"));
    keys.scan("ITM0048213", SCANNER);

    assertThat(till.texts()).contains("1 item");
  }

  @Test
  void aFullDiskIsSaidInWords() {
    keys.scan("ITM0048213", SCANNER).press(KeyCode.F9);
    till.register().refuseNext("disk_full", "The disk is full. Free some space and try again.");
    keys.press(KeyCode.ENTER);
    assertThat(till.texts()).contains("The disk is full. Free some space and try again.");
    assertThat(till.register().sales()).isEmpty();
    keys.press(KeyCode.ENTER);

    assertThat(till.register().sales()).hasSize(1);
  }
}
