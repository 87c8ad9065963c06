package truetill.client.screens.system.keys;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import truetill.client.fx.KeyHint;
import truetill.client.fx.KeyMap;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.shell.AsideScreen;

/** Binds the list of keys. */
public final class KeysController implements AsideScreen {
  private final KeysModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private TouchKey back;
  @FXML private FlowPane list;

  public KeysController(KeysModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    back.setOnAction(pressed -> model.back());
    keys.set(new KeyMap().shown("ESC F1", "Esc", words.say("keys.back"), model::back));
  }

  private static HBox row(KeyHint key) {
    Label cap = new Label(key.cap());
    cap.getStyleClass().add("tt-cap");
    cap.setMinWidth(Region.USE_PREF_SIZE);
    StackPane place = new StackPane(cap);
    place.getStyleClass().add("tt-cap-place");
    Label what = new Label(key.words());
    HBox row = new HBox(place, what);
    row.getStyleClass().add("tt-key-row");
    return row;
  }

  @Override
  public void entered() {
    list.getChildren().setAll(model.keys().stream().map(KeysController::row).toList());
  }

  @Override
  public ObservableValue<KeyMap> keys() {
    return keys;
  }
}
