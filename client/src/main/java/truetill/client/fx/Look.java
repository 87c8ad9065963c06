package truetill.client.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Scene;

/**
 * Puts a theme and a touch size on a scene. This is the one place where a size in px is multiplied;
 * no sheet and no screen does it.
 */
public final class Look {
  private static final Pattern PX = Pattern.compile("(\\d+(?:\\.\\d+)?)px");

  private final Scene scene;
  private Theme theme;
  private TouchSize size;

  /** Dresses the scene now, and again whenever its size changes. */
  public Look(Scene scene, Theme theme) {
    this.scene = scene;
    this.theme = theme;
    this.size = TouchSize.of(scene.getWidth(), scene.getHeight());
    dress();
    scene.widthProperty().addListener(changed -> resized());
    scene.heightProperty().addListener(changed -> resized());
  }

  public Theme theme() {
    return theme;
  }

  public void theme(Theme next) {
    theme = next;
    dress();
  }

  private void resized() {
    TouchSize next = TouchSize.of(scene.getWidth(), scene.getHeight());
    if (!next.equals(size)) {
      size = next;
      dress();
    }
  }

  private void dress() {
    List<String> sheets = new ArrayList<>(theme.sheets());
    sheets.add(scaled("size.css", size.keys()));
    sheets.add(scaled("size-lines.css", size.lines()));
    if (size.narrow()) {
      sheets.add(scaled("size-narrow.css", size.keys()));
    }
    scene.setUserAgentStylesheet(theme.base());
    scene.getStylesheets().setAll(sheets);
  }

  /** Where a sheet of {@code assets/css} is. */
  static String sheet(String name) {
    URL place = Look.class.getResource("/assets/css/" + name);
    if (place == null) {
      throw new IllegalStateException("the sheet " + name + " is not in this program");
    }
    return place.toExternalForm();
  }

  private static String scaled(String name, double factor) {
    if (factor == 1) {
      return sheet(name);
    }
    Matcher px = PX.matcher(text(name));
    String larger =
        px.replaceAll(found -> Math.round(Double.parseDouble(found.group(1)) * factor) + "px");
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(larger.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String name) {
    try (InputStream file = Look.class.getResourceAsStream("/assets/css/" + name)) {
      if (file == null) {
        throw new IllegalStateException("the sheet " + name + " is not in this program");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
