package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import truetill.client.fx.Fx;
import truetill.client.screens.shop.FakeRegister;

/** The same task by touch alone, with the widely used robot instead of our own. */
class TestFxDayTest {
  private final FxRobot robot = new FxRobot();
  private final TillWindow till = TillWindow.open(new FakeRegister());

  @AfterEach
  void close() {
    till.close();
  }

  private void tap(String words) {
    Node key =
        robot
            .from(till.scene().getRoot())
            .lookup((Node node) ->
                node instanceof Button button
                    && button.isVisible()
                    && button.getText().equals(words))
            .query();
    robot.clickOn(key);
    waitForFxEvents();
    Fx.run(() -> till.register().time().advance(Duration.ofMillis(300)));
  }

  @Test
  void aSaleNeedsNoKeyboard() {
    tap("Ines");
    CASHIER_PIN.chars().forEach(digit -> tap(Character.toString(digit)));
    tap("Sign in");
    tap("Open drawer");
    tap("Untagged");
    tap("4");
    tap(".");
    tap("5");
    tap("Book");
    tap("Add");
    assertThat(till.texts()).contains("1 item", "$4.86");
    tap("Pay");
    tap("$10");
    assertThat(till.texts()).contains("Paid in cash. Give 5.14 back.");
    tap("New sale");
    assertThat(till.texts()).contains("No items");
    robot.press(KeyCode.F1).release(KeyCode.F1);
    waitForFxEvents();
    assertThat(till.texts()).contains("Keys that work here");
    assertThat(till.register().sales()).hasSize(1);
  }
}
