package truetill.client.screens.pos.sale;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.ListRows;
import truetill.core.pos.CartLine;

/** One line of the sale. A long title may end in an ellipsis; code, quantity and price never do. */
final class LineCell extends ListCell<CartLine> {
  private final SaleWords words;
  private final Label number = ListRows.label("tt-line-number");
  private final Label title = ListRows.clipped("tt-line-title");
  private final Label code = ListRows.label("tt-line-code");
  private final Label elsewhere = ListRows.clipped("tt-attention-words");
  private final Label quantity = ListRows.label("tt-line-quantity");
  private final Label price = ListRows.label("tt-line-price");
  private final HBox row;

  LineCell(SaleWords words) {
    this.words = words;
    HBox below = new HBox(code, elsewhere);
    below.getStyleClass().add("tt-line-below");
    code.setMinWidth(Region.USE_PREF_SIZE);
    row = new HBox(number, ListRows.what(title, below), quantity, price);
    row.getStyleClass().add("tt-line");
    setText(null);
    setPrefWidth(0);
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
