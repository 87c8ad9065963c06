package truetill.client.screens.pos.sale;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;

/** Binds the panel of an untagged thing. */
public final class UntaggedController implements Panel {
  private final UntaggedModel model;
  private final Words words;

  @FXML private Label title;
  @FXML private TextField price;
  @FXML private TextField description;
  @FXML private HBox chips;
  @FXML private Label trouble;
  @FXML private TouchKey add;

  public UntaggedController(UntaggedModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    price.textProperty().bindBidirectional(model.price().textProperty());
    description.textProperty().bindBidirectional(model.descriptionProperty());
    trouble
        .textProperty()
        .bind(
            Bindings.when(model.troubleProperty().isEmpty())
                .then(model.price().wrongProperty())
                .otherwise(model.troubleProperty()));
    model.price().wrongProperty().addListener((observed, before, now) -> markWrong(now));
    title.textProperty().bind(model.quantityProperty().map(this::title));
    for (Node chip : chips.getChildren()) {
      TouchKey key = (TouchKey) chip;
      key.setOnAction(pressed -> {
        description.setText(key.getText());
        description.requestFocus();
        description.end();
      });
    }
    add.setOnAction(pressed -> model.submit());
  }

  private String title(Number pieces) {
    return pieces.intValue() == 1
        ? words.say("sale.untagged.title")
        : words.say("sale.untagged.title.many", pieces);
  }

  private void markWrong(String sentence) {
    price.getStyleClass().remove("tt-wrong");
    if (!sentence.isEmpty()) {
      price.getStyleClass().add("tt-wrong");
    }
  }

  @Override
  public void focus() {
    TextField first = price.getText().isBlank() ? price : description;
    first.requestFocus();
    first.end();
  }

  @Override
  public void enter() {
    if (price.isFocused() && description.getText().isBlank()) {
      description.requestFocus();
    } else {
      model.submit();
    }
  }

  @Override
  public TextField field() {
    return description.isFocused() ? description : price;
  }

  @Override
  public String padExtra() {
    return ".";
  }
}
