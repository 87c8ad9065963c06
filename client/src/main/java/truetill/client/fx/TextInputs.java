package truetill.client.fx;

import javafx.scene.control.TextField;

/** Typing into a field from a key on the screen, as the keyboard would. */
public final class TextInputs {
  private TextInputs() {}

  /** Types at the caret, in place of what is selected. */
  public static void type(TextField field, String characters) {
    focus(field);
    field.replaceSelection(characters);
  }

  /** The backspace key. */
  public static void erase(TextField field) {
    focus(field);
    field.deletePreviousChar();
  }

  /** Takes the focus with the caret at the end, nothing selected. */
  public static void focus(TextField field) {
    if (!field.isFocused()) {
      field.requestFocus();
      field.end();
    }
  }
}
