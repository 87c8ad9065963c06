package truetill.client.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.fx.Theme;

class PreferencesFileTest {
  @TempDir private Path folder;

  @Test
  void theThemeIsRememberedInTheRegistersFolder() {
    Path file = folder.resolve("window.properties");
    assertThat(new PreferencesFile(file).theme()).isEqualTo(Theme.LIGHT);
    new PreferencesFile(file).theme(Theme.DARK);

    assertThat(new PreferencesFile(file).theme()).isEqualTo(Theme.DARK);
  }

  @Test
  void aBrokenFileCostsTheChoiceOnly() throws IOException {
    Path file = folder.resolve("window.properties");
    Files.writeString(file, "theme=\\uXXXX");

    assertThat(new PreferencesFile(file).theme()).isEqualTo(Theme.LIGHT);
  }

  @Test
  void aFolderThatCannotBeWrittenCostsTheMemoryOnly() {
    PreferencesFile preferences = new PreferencesFile(folder.resolve("missing/window.properties"));
    preferences.theme(Theme.DARK);

    assertThat(preferences.theme()).isEqualTo(Theme.DARK);
  }
}
