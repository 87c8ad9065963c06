package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.client.fx.PayBar;
import truetill.client.screens.shop.FakeRegister;

/** One press does one thing: no double click and no held key pays twice, or past a screen. */
class PressOnceTest {
  private TillWindow till = TillWindow.open(new FakeRegister().openFor(CASHIER_PIN, "200.00"));

  @BeforeEach
  void aSale() {
    till.keys().type(CASHIER_PIN).press(KeyCode.ENTER);
    till.keys().scan("ITM0048213", Duration.ofMillis(10));
  }

  @AfterEach
  void close() {
    till.close();
  }

  private PayBar bar(String id) {
    return till.find(id, PayBar.class);
  }

  @Test
  void aDoubleClickOnPayOnlyOpensThePayScreen() {
    till.keys().click(bar("#pay"));
    till.keys().secondClick(bar("#bar"));

    assertThat(till.texts()).contains("How do they pay?");
    assertThat(till.register().sales()).isEmpty();
  }

  @Test
  void aDoubleClickOnTakeCashPaysOnceAndShowsTheChange() {
    till.keys().press(KeyCode.F9).type("40").click(bar("#bar"));
    till.keys().secondClick(bar("#bar"));

    assertThat(till.register().sales()).hasSize(1);
    assertThat(till.texts()).contains("Paid in cash. Give 16.24 back.");
  }

  /** Too slow for a double click or not: there is one sale. */
  @Test
  void twoClicksOnTakeCashMakeOneSale() {
    till.keys().press(KeyCode.F9).type("40").clickTwice(bar("#bar"));

    assertThat(till.register().sales()).as("sales, with %s", till.texts()).hasSize(1);
    assertThat(till.register().selling().current().lines()).isEmpty();
  }

  @Test
  void aHeldEnterPaysOnceAndShowsTheChange() {
    till.keys().press(KeyCode.F9).type("40").hold(till.scene(), KeyCode.ENTER, "\r", 20);

    assertThat(till.register().sales()).hasSize(1);
    assertThat(till.texts()).contains("Paid in cash. Give 16.24 back.");
  }

  @Test
  void heldExactCashPaysOnce() {
    till.keys().hold(till.scene(), KeyCode.F12, "", 20);

    assertThat(till.register().sales()).hasSize(1);
    assertThat(till.texts()).contains("Paid in cash. Nothing to hand back.");
  }

  @Test
  void aHeldDelRemovesOneLine() {
    till.keys()
        .scan("ITM0047790", Duration.ofMillis(10))
        .hold(till.scene(), KeyCode.DELETE, "\u007f", 10);

    assertThat(till.texts()).contains("1 item");
  }

  @Test
  void aHeldDigitIsNoScan() {
    till.keys().hold(till.scene(), KeyCode.DIGIT0, "0", 8);

    assertThat(till.text("#entry")).isEqualTo("00000000");
    assertThat(till.register().selling().current().lines()).hasSize(1);
  }
}
