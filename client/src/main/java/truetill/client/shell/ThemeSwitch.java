package truetill.client.shell;

import java.util.function.Consumer;
import truetill.client.fx.Theme;

/** Light or dark, changed while the till runs and remembered. */
public final class ThemeSwitch {
  private final Preferences preferences;
  private Consumer<Theme> look = theme -> {};

  public ThemeSwitch(Preferences preferences) {
    this.preferences = preferences;
  }

  void onChange(Consumer<Theme> dress) {
    look = dress;
  }

  public Theme theme() {
    return preferences.theme();
  }

  public void change() {
    Theme next = preferences.theme().other();
    preferences.theme(next);
    look.accept(next);
  }
}
