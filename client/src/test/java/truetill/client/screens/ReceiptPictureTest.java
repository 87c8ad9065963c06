package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.awt.image.BufferedImage;
import java.time.Duration;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import truetill.client.screens.shop.FakeRegister;
import truetill.client.shell.PaperPictures;

class ReceiptPictureTest {
  /** Paper that comes out just as somebody begins to listen, and so is told to nobody. */
  private static final class InBetween implements PaperPictures {
    private @Nullable BufferedImage sheet;

    @Override
    public @Nullable BufferedImage of(String receipt) {
      return sheet;
    }

    @Override
    public AutoCloseable onPaper(Runnable listener) {
      sheet = new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB);
      return () -> {};
    }
  }

  @Test
  void aReceiptThatPrintsWhileTheScreenComesUpIsShown() {
    FakeRegister register = new FakeRegister().openFor(CASHIER_PIN, "200.00");
    try (ShownWindow till =
        ShownWindow.over(register, register.clock(), register.time(), new InBetween())) {
      till.keys()
          .type(CASHIER_PIN)
          .press(KeyCode.ENTER)
          .scan("ITM0048213", Duration.ofMillis(10))
          .press(KeyCode.F12);

      assertThat(till.texts()).contains("Paid in cash. Nothing to hand back.");
      assertThat(till.find("#picture", ImageView.class).getImage()).isNotNull();
    }
  }
}
