package truetill.client.screens.system.refusal;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import truetill.client.fx.KeyMap;
import truetill.client.fx.PayBar;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.shell.AsideScreen;

/** Binds the screen of a till that did not start. */
public final class RefusalController implements AsideScreen {
  private final RefusalModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private Label title;
  @FXML private Label detail;
  @FXML private Label whatToDo;
  @FXML private TouchKey leave;
  @FXML private PayBar again;

  public RefusalController(RefusalModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    title.setText(model.title());
    detail.setText(model.detail());
    whatToDo.setText(model.whatToDo());
    leave.setOnAction(pressed -> model.leave());
    again.setOnAction(pressed -> model.tryAgain());
    keys.set(
        new KeyMap()
            .printed("ENTER F9", "Enter", words.say("refusal.again"), model::tryAgain)
            .printed("ESC", "Esc", words.say("refusal.leave"), model::leave));
  }

  @Override
  public void entered() {
    again.getParent().requestFocus();
  }

  @Override
  public ObservableValue<KeyMap> keys() {
    return keys;
  }
}
