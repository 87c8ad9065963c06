package truetill.client.screens.pos.sale;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import truetill.core.pos.CartLine;

/** One line of the sale. A long title may end in an ellipsis; code, quantity and price never do. */
final class LineCell extends ListCell<CartLine> {
  private final SaleWords words;
  private final Label number = label("tt-line-number");
  private final Label title = label("tt-line-title");
  private final Label code = label("tt-line-code");
  private final Label elsewhere = label("tt-attention-words");
  private final Label quantity = label("tt-line-quantity");
  private final Label price = label("tt-line-price");
  private final HBox row;

  LineCell(SaleWords words) {
    this.words = words;
    title.getStyleClass().add("tt-may-clip");
    elsewhere.getStyleClass().add("tt-may-clip");
    HBox below = new HBox(code, elsewhere);
    below.getStyleClass().add("tt-line-below");
    VBox what = new VBox(title, below);
    what.getStyleClass().add("tt-line-what");
    what.setMinWidth(0);
    HBox.setHgrow(what, Priority.ALWAYS);
    code.setMinWidth(Region.USE_PREF_SIZE);
    row = new HBox(number, what, quantity, price);
    row.getStyleClass().add("tt-line");
    setText(null);
    setPrefWidth(0);
  }

  private static Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
  }

  @Override
  protected void updateItem(@Nullable CartLine line, boolean empty) {
    super.updateItem(line, empty);
    if (line == null || empty) {
      setGraphic(null);
      return;
    }
    number.setText(String.valueOf(getIndex() + 1));
    title.setText(line.description());
    code.setText(words.lineCode(line));
    elsewhere.setText(words.elsewhere(line));
    quantity.setText(String.valueOf(line.quantity()));
    price.setText(line.lineTotal().toString());
    setGraphic(row);
  }
}
