package truetill.client.fx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys of one mode, in the order they are explained. The same list decides what a key does,
 * what the footer says and what the help shows, so the three cannot differ.
 */
public final class KeyMap {
  private final List<Shortcut> shortcuts = new ArrayList<>();

  /**
   * One key and what it does.
   *
   * @param keys the combinations that do it
   * @param footer whether the footer names it; what a key on the screen names is not named twice
   * @param listed whether the help names it
   * @param live whether it does anything at this moment; a key that does not goes to the field
   */
  private record Shortcut(
      List<KeyCombination> keys,
      KeyHint hint,
      boolean footer,
      boolean listed,
      BooleanSupplier live,
      Runnable action) {
    boolean matches(KeyEvent event) {
      return keys.stream().anyMatch(combination -> combination.match(event));
    }
  }

  /** A key the footer names. */
  public KeyMap shown(String keys, String cap, String words, Runnable action) {
    return add(keys, cap, words, true, () -> true, action);
  }

  /** A key that a key on the screen names already. */
  public KeyMap printed(String keys, String cap, String words, Runnable action) {
    return add(keys, cap, words, false, () -> true, action);
  }

  /** A key the screen names, which goes to the field while it is not live. */
  public KeyMap printedWhen(
      BooleanSupplier live, String keys, String cap, String words, Runnable action) {
    return add(keys, cap, words, false, live, action);
  }

  /** A key the footer names, which goes to the field while it is not live. */
  public KeyMap shownWhen(
      BooleanSupplier live, String keys, String cap, String words, Runnable action) {
    return add(keys, cap, words, true, live, action);
  }

  /** A key that the words of the key before it explain already, such as the other arrow. */
  public KeyMap also(String keys, Runnable action) {
    shortcuts.add(
        new Shortcut(combinations(keys), new KeyHint(keys, ""), false, false, () -> true, action));
    return this;
  }

  /** Explains in the footer what typing or scanning does here; no key of its own. */
  public KeyMap explained(String cap, String words) {
    return explain(cap, words, true);
  }

  /** Explains in the help alone; no key of its own. */
  public KeyMap named(String cap, String words) {
    return explain(cap, words, false);
  }

  private KeyMap explain(String cap, String words, boolean footer) {
    shortcuts.add(
        new Shortcut(List.of(), new KeyHint(cap, words), footer, true, () -> false, () -> {}));
    return this;
  }

  private KeyMap add(
      String keys,
      String cap,
      String words,
      boolean footer,
      BooleanSupplier live,
      Runnable action) {
    shortcuts.add(
        new Shortcut(combinations(keys), new KeyHint(cap, words), footer, true, live, action));
    return this;
  }

  private static List<KeyCombination> combinations(String keys) {
    return Arrays.stream(keys.split(" ")).map(KeyMap::combination).toList();
  }

  /** A name JavaFX does not know would be taken for a character nobody can type. */
  private static KeyCombination combination(String key) {
    KeyCombination combination = KeyCombination.keyCombination(key);
    if (combination instanceof KeyCharacterCombination typed && typed.getCharacter().length() > 1) {
      throw new IllegalArgumentException("No key is called " + key);
    }
    return combination;
  }

  /** What the pressed key does here, empty when it means nothing. */
  public Optional<Runnable> find(KeyEvent pressed) {
    return shortcuts.stream()
        .filter(shortcut -> shortcut.matches(pressed) && shortcut.live().getAsBoolean())
        .map(Shortcut::action)
        .findFirst();
  }

  /** What the footer names. */
  public List<KeyHint> footer() {
    return shortcuts.stream().filter(Shortcut::footer).map(Shortcut::hint).toList();
  }

  /** Everything, for the help. */
  public List<KeyHint> all() {
    return shortcuts.stream().filter(Shortcut::listed).map(Shortcut::hint).toList();
  }
}
