package truetill.client.screens.system.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import truetill.client.fx.Words;
import truetill.client.shell.Lock;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.client.shell.ThemeSwitch;
import truetill.core.outcome.Outcome;

/** What a cashier can go to besides selling; the list of screens says who may and whether now. */
public final class MenuModel {
  private static final List<Screen> OFFERED =
      List.of(
          Screen.DAY,
          Screen.DRAWER,
          Screen.DRAWER_COUNT,
          Screen.CLOCK,
          Screen.KEYS,
          Screen.CUSTOMER);

  private final Navigator navigator;
  private final Lock lock;
  private final ThemeSwitch themes;
  private final Words words;
  private final ObservableList<Entry> entries = FXCollections.observableArrayList();

  /**
   * One large key.
   *
   * @param hint the key that does the same, or why it cannot be done now
   */
  record Entry(String name, String hint, boolean open, Runnable action) {}

  public MenuModel(Navigator navigator, Lock lock, ThemeSwitch themes, Words words) {
    this.navigator = navigator;
    this.lock = lock;
    this.themes = themes;
    this.words = words;
  }

  void entered() {
    List<Entry> now = new ArrayList<>();
    for (Screen screen : OFFERED) {
      String name = words.say("menu." + screen.name().toLowerCase(Locale.ROOT));
      now.add(
          switch (navigator.allowed(screen)) {
            case Outcome.Done<Screen> open ->
                new Entry(name, hint(screen), true, () -> navigator.show(screen));
            case Outcome.Refused<Screen>(String code, String detail) ->
                new Entry(name, detail, false, () -> {});
          });
    }
    now.add(
        new Entry(
            words.say("menu.theme." + themes.theme().other().name().toLowerCase(Locale.ROOT)),
            "Ctrl+T",
            true,
            this::changeTheme));
    now.add(new Entry(words.say("keys.lock"), "Ctrl+L", true, lock::now));
    entries.setAll(now);
  }

  private String hint(Screen screen) {
    return words.say("menu." + screen.name().toLowerCase(Locale.ROOT) + ".hint");
  }

  private void changeTheme() {
    themes.change();
    entered();
  }

  /** The digit printed on an entry, from 1. */
  void choose(String digit) {
    if (digit.length() == 1 && digit.charAt(0) >= '1' && digit.charAt(0) <= '9') {
      int index = digit.charAt(0) - '1';
      if (index < entries.size()) {
        entries.get(index).action().run();
      }
    }
  }

  void back() {
    navigator.back();
  }

  ObservableList<Entry> entries() {
    return entries;
  }
}
