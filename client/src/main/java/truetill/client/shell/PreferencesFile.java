package truetill.client.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.fx.Theme;

/**
 * {@link Preferences} in a small file of the register's data folder. A file that cannot be read or
 * written costs the choice and nothing else.
 */
public final class PreferencesFile implements Preferences {
  private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);
  private static final String THEME = "theme";

  private final Path file;
  private Theme theme;

  public PreferencesFile(Path file) {
    this.file = file;
    this.theme = read();
  }

  @Override
  public Theme theme() {
    return theme;
  }

  @Override
  public void theme(Theme chosen) {
    theme = chosen;
    Properties lines = new Properties();
    lines.setProperty(THEME, chosen.name().toLowerCase(Locale.ROOT));
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      lines.store(out, null);
    } catch (IOException unwritable) {
      LOG.warn("The choice of theme was not kept in {}: {}", file, unwritable.toString());
    }
  }

  private Theme read() {
    if (!Files.exists(file)) {
      return Theme.LIGHT;
    }
    Properties lines = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      lines.load(in);
    } catch (IOException | IllegalArgumentException unreadable) {
      LOG.warn("{} cannot be read, the till starts light: {}", file, unreadable.toString());
    }
    return "dark".equals(lines.getProperty(THEME)) ? Theme.DARK : Theme.LIGHT;
  }
}
