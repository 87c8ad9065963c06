package truetill.client.screens.hr.clock;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import truetill.client.fx.KeyMap;
import truetill.client.fx.NoticeStrip;
import truetill.client.fx.NumberPad;
import truetill.client.fx.PayBar;
import truetill.client.fx.TextInputs;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.shell.ScreenController;

/** Binds the time clock. */
public final class ClockController implements ScreenController {
  private final ClockModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private TouchKey back;
  @FXML private Label person;
  @FXML private Label state;
  @FXML private VBox breakBox;
  @FXML private TextField breakMinutes;
  @FXML private Label trouble;
  @FXML private HBox chips;
  @FXML private NoticeStrip notice;
  @FXML private NumberPad pad;
  @FXML private PayBar bar;

  public ClockController(ClockModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    breakMinutes.textProperty().bindBidirectional(model.breakMinutesProperty());
    notice.noticeProperty().bind(model.noticeProperty());
    model.sinceProperty().addListener((observed, before, now) -> show());
    model.breakMinutesProperty().addListener((observed, before, now) -> show());
    for (Node chip : chips.getChildren()) {
      TouchKey key = (TouchKey) chip;
      key.setOnAction(pressed -> model.setBreak(key.getText()));
    }
    pad.write(
        digits -> TextInputs.type(breakMinutes, digits), () -> TextInputs.erase(breakMinutes));
    back.setOnAction(pressed -> model.back());
    bar.setOnAction(pressed -> model.goOn());
    keys.set(
        new KeyMap()
            .printed("ENTER F9", "Enter", words.say("clock.go"), model::goOn)
            .shown("ESC", "Esc", words.say("keys.back"), model::back));
  }

  private void show() {
    person.setText(model.person());
    state.setText(model.state());
    breakBox.setVisible(model.isIn());
    pad.setDisable(!model.isIn());
    breakMinutes.getStyleClass().remove("tt-wrong");
    if (!model.reason().isEmpty()) {
      breakMinutes.getStyleClass().add("tt-wrong");
    }
    trouble.setText(model.reason());
    bar.setText(model.bar());
    bar.setReason(model.reason());
    bar.setDisable(!model.reason().isEmpty());
    if (model.isIn()) {
      TextInputs.focus(breakMinutes);
    }
  }

  @Override
  public void entered() {
    model.entered();
    show();
  }

  @Override
  public ObservableValue<KeyMap> keys() {
    return keys;
  }

  @Override
  public void scanned(String code) {
    model.scanned(code);
  }

  @Override
  public void unreadable(String characters) {
    model.scanned(characters);
  }

  @Override
  public void typed(String characters) {
    if (model.isIn()) {
      TextInputs.type(breakMinutes, characters);
    }
  }
}
