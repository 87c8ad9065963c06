package truetill.client.fx;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.ToggleSwitch;
import org.controlsfx.control.textfield.CustomTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StylesheetTest {
  private static final Map<Theme, String> COLOURS =
      Map.of(Theme.LIGHT, "light.css", Theme.DARK, "dark.css");

  @Test
  void bothThemesDefineTheSameNames() {
    assertThat(Stylesheets.definitions("dark.css").keySet())
        .isEqualTo(Stylesheets.definitions("light.css").keySet());
  }

  /** So where things stand is the same in both, and a layout is looked at in one. */
  @Test
  void aThemeIsColoursAndNothingElse() {
    for (String sheet : COLOURS.values()) {
      assertThat(Stylesheets.text(sheet).strip())
          .as(sheet)
          .matches("\\.root \\{(\\s*-[a-z0-9-]+: (#[0-9A-F]{6}|transparent);)+\\s*}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.css",
        "icons.css",
        "bridge.css",
        "size.css",
        "size-lines.css",
        "size-narrow.css"
      })
  void everyColourUsedIsDefinedInTheThemes(String sheet) {
    assertThat(Stylesheets.definitions("light.css").keySet())
        .containsAll(Stylesheets.coloursUsed(sheet));
  }

  @Test
  void theBaseThemeKnowsEveryNameTakenFromIt() throws IOException {
    String base;
    try (InputStream file =
        PrimerLight.class.getResourceAsStream("/atlantafx/base/theme/primer-light.css")) {
      assertThat(file).isNotNull();
      base = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(Stylesheets.definitions("light.css").keySet())
        .filteredOn(name -> name.startsWith("-color-"))
        .allSatisfy(name -> assertThat(base).contains("  " + name + ":"));
  }

  @Test
  void noSheetButTheThemesNamesAColourByItsNumber() {
    for (String sheet : List.of("app.css", "icons.css", "bridge.css", "size.css")) {
      assertThat(Stylesheets.text(sheet)).as(sheet).doesNotContainPattern("#[0-9A-Fa-f]{6}");
    }
  }

  /** The pairs of the look's contrast table, WCAG 2 relative luminance. */
  @ParameterizedTest
  @CsvSource({
    "-color-fg-default, -color-bg-default, 4.5",
    "-color-fg-default, -color-bg-inset, 4.5",
    "-color-fg-default, -color-bg-subtle, 4.5",
    "-color-fg-muted, -color-bg-default, 4.5",
    "-color-fg-muted, -color-bg-inset, 4.5",
    "-color-fg-muted, -color-bg-subtle, 4.5",
    "-color-fg-muted, -color-warning-subtle, 4.5",
    "-color-fg-muted, -color-accent-subtle, 4.5",
    "-color-fg-default, -color-accent-subtle, 4.5",
    "-color-fg-default, -color-warning-subtle, 4.5",
    "-color-accent-fg, -color-bg-default, 4.5",
    "-color-accent-fg, -color-accent-subtle, 4.5",
    "-color-success-fg, -color-bg-default, 4.5",
    "-color-success-fg, -color-success-subtle, 4.5",
    "-color-fg-emphasis, -color-accent-emphasis, 4.5",
    "-color-fg-emphasis, -tt-accent-hover, 4.5",
    "-color-fg-emphasis, -tt-accent-pressed, 4.5",
    "-color-accent-emphasis, -color-bg-inset, 3",
    "-color-border-default, -color-bg-default, 3",
    "-color-border-default, -color-bg-inset, 3",
    "-tt-focus, -color-bg-default, 3",
    "-tt-focus, -color-bg-inset, 3",
    "-tt-bar-fg, -tt-bar, 4.5",
    "-tt-bar-fg, -tt-bar-raised, 4.5",
    "-tt-bar-muted, -tt-bar, 4.5",
    "-tt-bar-done, -tt-bar, 3",
    "-tt-on-bar-refund, -tt-bar-refund, 4.5",
    "-color-danger-fg, -color-bg-default, 4.5",
    "-color-danger-fg, -color-bg-inset, 4.5",
    "-color-danger-fg, -color-bg-subtle, 4.5",
    "-color-danger-fg, -color-danger-subtle, 4.5",
    "-color-fg-default, -color-danger-subtle, 4.5",
    "-tt-on-danger, -color-danger-emphasis, 4.5",
    "-color-warning-fg, -color-bg-default, 4.5",
    "-color-warning-fg, -color-warning-subtle, 4.5",
    "-tt-on-warning, -color-warning-emphasis, 4.5",
    "-tt-info-fg, -tt-info-subtle, 4.5",
    "-tt-on-info, -tt-info-emphasis, 4.5",
    "-color-fg-subtle, -tt-disabled-bg, 3.4"
  })
  void contrastIsEnough(String foreground, String background, double needed) {
    COLOURS.forEach((theme, sheet) -> {
      Map<String, String> colours = Stylesheets.definitions(sheet);
      assertThat(
              contrast(
                  Objects.requireNonNull(colours.get(foreground)),
                  Objects.requireNonNull(colours.get(background))))
          .as("%s on %s, %s", foreground, background, theme)
          .isGreaterThanOrEqualTo(needed);
    });
  }

  private static double contrast(String one, String two) {
    double first = luminance(one);
    double second = luminance(two);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String hex) {
    return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
  }

  private static double channel(String hex, int at) {
    double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void controlsOfOtherLibrariesFindTheirColours(Theme theme) {
    List<String> complaints = new ArrayList<>();
    Handler ear =
        new Handler() {
          @Override
          public synchronized void publish(LogRecord record) {
            complaints.add(record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger css = Logger.getLogger("javafx.css");
    css.addHandler(ear);
    try {
      Fx.run(() -> {
        Parent root =
            new VBox(
                new ToggleSwitch("on"),
                new SegmentedButton(),
                new CustomTextField(),
                new CheckBox("yes"),
                new ComboBox<String>());
        Scene scene = new Scene(root, 400, 300);
        Look look = new Look(scene, theme);
        root.applyCss();
        root.layout();
        look.theme(theme.other());
        root.applyCss();
      });
    } finally {
      css.removeHandler(ear);
    }
    assertThat(complaints).isEmpty();
  }
}
