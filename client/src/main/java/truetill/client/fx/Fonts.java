package truetill.client.fx;

import com.formdev.flatlaf.fonts.roboto.FlatRobotoFont;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/**
 * Loads Roboto, Regular and Bold. Its digits all have one width, so columns of money stand still;
 * the toolkit cannot ask another typeface for such digits.
 */
public final class Fonts {
  private static final String[] FACES = {
    FlatRobotoFont.STYLE_REGULAR, FlatRobotoFont.STYLE_BOLD,
  };
  private static final double ANY_SIZE = 12;

  private Fonts() {}

  /** Makes the family {@code Roboto} known to stylesheets. Doing it twice does no harm. */
  public static void load() {
    for (String face : FACES) {
      try (InputStream file = FlatRobotoFont.class.getResourceAsStream(face)) {
        if (file == null || Font.loadFont(file, ANY_SIZE) == null) {
          throw new IllegalStateException("the font " + face + " is not in this program");
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
