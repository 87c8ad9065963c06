package truetill.client.fx;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * A large key with a person's name, its initial in a disc, and a line below. What people are called
 * by is large; the rest of a long name stands under it, so that neither is cut.
 */
public final class NameTile extends PressedKey {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  public NameTile(String name, String second) {
    super("tt-tile");
    setText(name);
    Label disc = new Label(name.isEmpty() ? "" : name.substring(0, 1));
    disc.getStyleClass().add("tt-disc");
    int blank = name.indexOf(' ');
    VBox words = new VBox(label(blank < 0 ? name : name.substring(0, blank), "tt-name"));
    if (blank > 0) {
      words.getChildren().add(label(name.substring(blank + 1), "tt-hint"));
    }
    words.getChildren().add(label(second, "tt-hint"));
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

  private static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    return label;
  }

  public void setSelected(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }
}
