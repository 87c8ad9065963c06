package truetill.client.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FontsTest {
  /** Columns of money stand still only when all digits have one width. */
  @ParameterizedTest
  @CsvSource({"NORMAL, 14", "NORMAL, 28", "BOLD, 22", "BOLD, 68", "BOLD, 96"})
  void allDigitsHaveOneWidth(FontWeight weight, double size) {
    Fx.start();
    Font font =
        Fx.get(() -> {
          Fonts.load();
          return Font.font("Roboto", weight, size);
        });

    assertThat(font.getFamily()).isEqualTo("Roboto");
    assertThat(width("888.88", font)).isEqualTo(width("111.11", font));
  }

  private static double width(String text, Font font) {
    return Fx.get(() -> {
      Text node = new Text(text);
      node.setFont(font);
      return node.getLayoutBounds().getWidth();
    });
  }
}
