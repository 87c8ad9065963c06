package truetill.client.fx;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A key with its name and, under it, the key of the keyboard that does the same, or the reason why
 * it cannot be pressed now.
 */
public final class ActionKey extends PressedKey {
  private final StringProperty hint = new SimpleStringProperty(this, "hint", "");

  public ActionKey() {
    super("tt-act");
    Label name = new Label();
    name.getStyleClass().add("tt-name");
    name.textProperty().bind(textProperty());
    Label below = new Label();
    below.getStyleClass().add("tt-hint");
    below.textProperty().bind(hint);
    below.managedProperty().bind(hint.isNotEmpty());
    below.visibleProperty().bind(below.managedProperty());
    VBox words = new VBox(name, below);
    words.getStyleClass().add("tt-words");
    words.alignmentProperty().bind(alignmentProperty());
    setGraphic(words);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  public StringProperty hintProperty() {
    return hint;
  }

  public String getHint() {
    return hint.get();
  }

  public void setHint(String words) {
    hint.set(words);
  }
}
