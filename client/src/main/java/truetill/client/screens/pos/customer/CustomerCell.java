package truetill.client.screens.pos.customer;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import truetill.client.register.CustomerDesk.Found;

/** One found customer: name, number and how to reach them. */
final class CustomerCell extends ListCell<Found> {
  private final CustomerModel model;
  private final Label name = label("tt-line-title");
  private final Label detail = label("tt-line-code");
  private final HBox row;

  CustomerCell(CustomerModel model) {
    this.model = model;
    name.getStyleClass().add("tt-may-clip");
    detail.getStyleClass().add("tt-may-clip");
    VBox what = new VBox(name, detail);
    what.getStyleClass().add("tt-line-what");
    what.setMinWidth(0);
    HBox.setHgrow(what, Priority.ALWAYS);
    row = new HBox(what);
    row.getStyleClass().addAll("tt-line", "tt-found");
    setText(null);
    setPrefWidth(0);
  }

  private static Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
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
