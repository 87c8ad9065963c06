package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.util.Callback;
import org.junit.jupiter.api.Test;
import truetill.client.fx.Fx;
import truetill.client.fx.Fxml;
import truetill.client.fx.Words;
import truetill.client.screens.shop.FakeRegister;
import truetill.client.shell.Screen;
import truetill.client.shell.ScreenController;
import truetill.client.shell.StartRefusal;

class ScreensTest {
  private static final Path FXML = Path.of("..", "fxml");

  @Test
  void everyListedScreenLoadsWithItsController() {
    Words words = Words.english();
    Callback<Class<?>, Object> refusal =
        RegisterScreens.refusal(new StartRefusal("disk_full", "", () -> {}, () -> {}), words);
    try (TillWindow till = TillWindow.open(new FakeRegister())) {
      for (Screen screen : Screen.values()) {
        Callback<Class<?>, Object> controllers =
            screen == Screen.REFUSAL ? refusal : till.controllers();
        Fxml.Loaded loaded = Fx.get(() -> new Fxml(words, controllers).load(screen.path()));

        assertThat(loaded.root()).as(screen.name()).isNotNull();
        assertThat(loaded.controller()).as(screen.name()).isInstanceOf(ScreenController.class);
        ScreenController controller = (ScreenController) loaded.controller();
        assertThat(controller.keys().getValue()).as(screen.name()).isNotNull();
      }
    }
  }

  /** Parts are drawn into screens; everything else is a screen of the list. */
  @Test
  void noFxmlFileIsForgotten() throws IOException {
    Set<String> listed = new HashSet<>();
    Arrays.stream(Screen.values()).map(Screen::path).forEach(listed::add);
    List<String> files;
    try (Stream<Path> all = Files.walk(FXML)) {
      files =
          all.filter(Files::isRegularFile)
              .map(file -> FXML.relativize(file).toString().replace('\\', '/'))
              .toList();
    }

    assertThat(files).allMatch(file -> file.endsWith(".fxml"));
    assertThat(files.stream().filter(file -> !file.startsWith("parts/")))
        .allMatch(file -> listed.contains(file.substring(0, file.length() - ".fxml".length())))
        .hasSameSizeAs(listed);
  }
}
