package truetill.client.screens.pos.find;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.ListRows;
import truetill.client.register.SellingDesk.FoundItem;

/** One found item: title, code and kind, where it stands, price. */
final class FoundCell extends ListCell<FoundItem> {
  private final FindModel model;
  private final Label title = ListRows.clipped("tt-line-title");
  private final Label code = ListRows.clipped("tt-line-code");
  private final Label standing = ListRows.label("tt-standing");
  private final Label price = ListRows.label("tt-line-price");
  private final HBox row;

  FoundCell(FindModel model) {
    this.model = model;
    standing.setMinWidth(Region.USE_PREF_SIZE);
    row = new HBox(ListRows.what(title, code), standing, price);
    row.getStyleClass().addAll("tt-line", "tt-found");
    setText(null);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable FoundItem item, boolean empty) {
    super.updateItem(item, empty);
    if (item == null || empty) {
      setGraphic(null);
      return;
    }
    title.setText(item.title());
    code.setText(model.detail(item));
    standing.setText(model.standing(item));
    standing.getStyleClass().removeAll("tt-muted", "tt-attention-words");
    standing.getStyleClass().add(model.isPlain(item) ? "tt-muted" : "tt-attention-words");
    price.setText(item.price().toString());
    setGraphic(row);
  }
}
