package truetill.client.screens.pos.sale;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import truetill.client.fx.TouchKey;

/** Binds the panel that opens the drawer without a sale. */
public final class NoSaleController implements Panel {
  private final NoSaleModel model;

  @FXML private TextField reason;
  @FXML private HBox chips;
  @FXML private Label trouble;
  @FXML private TouchKey open;

  public NoSaleController(NoSaleModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    reason.textProperty().bindBidirectional(model.reasonProperty());
    trouble.textProperty().bind(model.troubleProperty());
    for (Node chip : chips.getChildren()) {
      TouchKey key = (TouchKey) chip;
      key.setOnAction(pressed -> {
        reason.setText(key.getText());
        reason.end();
      });
    }
    open.setOnAction(pressed -> model.submit());
  }

  @Override
  public void focus() {
    reason.requestFocus();
  }

  @Override
  public void enter() {
    model.submit();
  }

  @Override
  public TextField field() {
    return reason;
  }

  @Override
  public String padExtra() {
    return "00";
  }
}
