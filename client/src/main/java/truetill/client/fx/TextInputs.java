package truetill.client.fx;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;

/** Typing into a field from a key on the screen, as the keyboard would. */
public final class TextInputs {
  private TextInputs() {}

  /** Types at the caret, in place of what is selected. */
  public static void type(TextField field, String characters) {
    awake(field);
    focus(field);
    field.replaceSelection(characters);
  }

  /** The backspace key. */
  public static void erase(TextField field) {
    focus(field);
    field.deletePreviousChar();
  }

  /**
   * Lets a field that has just come take keys at once. The toolkit gives it its skin at the next
   * pulse; until then it hears no key, and getting the skin it selects what it holds, so that the
   * next digit would replace the one before.
   */
  public static void awake(Node focused) {
    if (focused instanceof Control control && control.getSkin() == null) {
      control.applyCss();
    }
  }

  /** Takes the focus with the caret at the end, nothing selected. */
  public static void focus(TextField field) {
    if (!field.isFocused()) {
      field.requestFocus();
      field.end();
    }
  }
}
