package truetill.client.fx;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A large key with a name, on two lines where it is long, its initial in a disc, and a hint. */
public final class NameTile extends PressedKey {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  public NameTile(String name, String second) {
    super("tt-tile");
    setText(name);
    Label disc = new Label(name.isEmpty() ? "" : name.substring(0, 1));
    disc.getStyleClass().add("tt-disc");
    Label first = new Label(name);
    first.getStyleClass().add("tt-name");
    Label below = new Label(second);
    below.getStyleClass().add("tt-hint");
    first.setWrapText(true);
    VBox words = new VBox(first, below);
    words.setMinWidth(0);
    HBox row = new HBox(disc, words);
    row.getStyleClass().add("tt-tile-row");
    row.prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> getWidth() - snappedLeftInset() - snappedRightInset(),
                widthProperty(),
                insetsProperty()));
    setGraphic(row);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setFocusTraversable(false);
  }

  public void setSelected(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }
}
