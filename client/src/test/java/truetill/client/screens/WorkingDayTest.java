package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.ShownWindow.eventually;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import truetill.client.fx.Keys;
import truetill.client.fx.OffFxThread;
import truetill.client.screens.shop.FakeRegister;
import truetill.core.pos.TillState.ClosedDrawer;

/** A whole task with real keys, and with the till's work in a thread of its own as in the shop. */
class WorkingDayTest {
  private static final Duration SCANNER = Duration.ofMillis(12);

  @Test
  void aCashierOpensSellsThreeTakesFiftyAndCloses() {
    try (ExecutorService worker = Executors.newSingleThreadExecutor();
        TillWindow till =
            TillWindow.open(
                new FakeRegister(),
                new OffFxThread(
                    worker,
                    Platform::runLater,
                    bug -> {
                      throw bug;
                    }))) {
      Keys keys = till.keys();
      eventually(() -> assertThat(till.texts()).contains("Ines", "Who is at the till?"));

      keys.type(CASHIER_PIN).press(KeyCode.ENTER);
      eventually(() -> assertThat(till.texts()).contains("Count the float and open the drawer"));
      countAll(till, "1");
      eventually(() -> assertThat(till.texts()).contains("$186.41"));
      keys.press(KeyCode.F9);
      eventually(() -> assertThat(till.texts()).contains("Nothing here yet. Scan the first tag."));

      keys.scan("ITM0047790", SCANNER).scan("ITM0048377", SCANNER).scan("ITM0048400", SCANNER);
      eventually(
          () -> assertThat(till.find("#lines", ListView.class).getItems().size()).isEqualTo(3));
      assertThat(till.texts()).contains("3 items", "Board game, checked complete");

      keys.press(KeyCode.F9);
      eventually(() -> assertThat(till.texts()).contains("How do they pay?"));
      keys.type("50.00");
      assertThat(till.texts()).contains("Change 18.68");
      keys.press(KeyCode.ENTER);
      eventually(() -> assertThat(till.texts()).contains("Paid in cash. Give 18.68 back."));
      assertThat(till.texts())
          .contains("1 × $10", "1 × $5", "3 × $1", "2 × 25¢", "Receipt printed");
      assertThat(till.find("#picture", ImageView.class).getImage()).isNotNull();

      keys.press(KeyCode.F11).type("3");
      eventually(() -> assertThat(till.texts()).contains("Count the drawer"));
      countAll(till, "1");
      assertThat(till.texts()).noneMatch(text -> text.contains("217.73"));
      keys.press(KeyCode.F9);
      eventually(() -> assertThat(till.texts()).contains("217.73", "Short by 31.32"));
      keys.press(KeyCode.F9);
      eventually(() -> assertThat(till.texts()).contains("The drawer is closed"));

      ClosedDrawer closed = Objects.requireNonNull(till.register().drawer().lastClosed());
      assertThat(closed.expected()).hasToString("217.73");
      assertThat(closed.counted()).hasToString("186.41");
      assertThat(till.register().daysPrinted()).isEqualTo(1);
    }
  }

  private static void countAll(TillWindow till, String each) {
    for (int row = 0; row < 10; row++) {
      till.keys().type(each);
      if (row < 9) {
        till.keys().press(KeyCode.ENTER);
      }
    }
  }
}
