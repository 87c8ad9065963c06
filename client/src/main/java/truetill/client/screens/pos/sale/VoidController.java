package truetill.client.screens.pos.sale;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import truetill.client.fx.TouchKey;

/** Binds the panel that takes a sale back. */
public final class VoidController implements Panel {
  private final VoidModel model;

  @FXML private TextField receipt;
  @FXML private TextField reason;
  @FXML private HBox chips;
  @FXML private Label trouble;
  @FXML private TouchKey voidSale;

  public VoidController(VoidModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    receipt.textProperty().bindBidirectional(model.receiptProperty());
    reason.textProperty().bindBidirectional(model.reasonProperty());
    trouble.textProperty().bind(model.troubleProperty());
    for (Node chip : chips.getChildren()) {
      TouchKey key = (TouchKey) chip;
      key.setOnAction(pressed -> {
        reason.setText(key.getText());
        reason.requestFocus();
        reason.end();
      });
    }
    voidSale.setOnAction(pressed -> model.submit());
  }

  @Override
  public void focus() {
    TextField first = receipt.getText().isBlank() ? receipt : reason;
    first.requestFocus();
    first.end();
  }

  @Override
  public void enter() {
    if (receipt.isFocused() && reason.getText().isBlank()) {
      reason.requestFocus();
    } else {
      model.submit();
    }
  }

  @Override
  public TextField field() {
    return reason.isFocused() ? reason : receipt;
  }

  @Override
  public String padExtra() {
    return "00";
  }
}
