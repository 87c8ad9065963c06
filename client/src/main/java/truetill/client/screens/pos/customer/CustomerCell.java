package truetill.client.screens.pos.customer;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.ListRows;
import truetill.client.register.CustomerDesk.Found;

/** One found customer: name, number and how to reach them. */
final class CustomerCell extends ListCell<Found> {
  private final CustomerModel model;
  private final Label name = ListRows.clipped("tt-line-title");
  private final Label detail = ListRows.clipped("tt-line-code");
  private final HBox row;

  CustomerCell(CustomerModel model) {
    this.model = model;
    row = new HBox(ListRows.what(name, detail));
    row.getStyleClass().addAll("tt-line", "tt-found");
    setText(null);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Found customer, boolean empty) {
    super.updateItem(customer, empty);
    if (customer == null || empty) {
      setGraphic(null);
      return;
    }
    name.setText(customer.details().name());
    detail.setText(model.detail(customer));
    setGraphic(row);
  }
}
