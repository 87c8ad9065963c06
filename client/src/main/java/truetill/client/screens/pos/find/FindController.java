package truetill.client.screens.pos.find;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import truetill.client.fx.KeyMap;
import truetill.client.fx.ListRows;
import truetill.client.fx.PayBar;
import truetill.client.fx.TextInputs;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.register.SellingDesk.FoundItem;
import truetill.client.shell.ScreenController;

/** Binds the search. */
public final class FindController implements ScreenController {
  private final FindModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private TouchKey back;
  @FXML private TextField text;
  @FXML private Label summary;
  @FXML private ListView<FoundItem> found;
  @FXML private PayBar add;

  public FindController(FindModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    text.textProperty().bindBidirectional(model.textProperty());
    summary.textProperty().bind(model.summaryProperty());
    found.setItems(model.found());
    found.setCellFactory(list -> new FoundCell(model));
    ListRows.choose(found, model.selectedProperty());
    back.setOnAction(pressed -> model.back());
    add.setOnAction(pressed -> model.add());
    add.disableProperty().bind(Bindings.isEmpty(model.found()));
    keys.set(
        new KeyMap()
            .shown("ENTER", "Enter", words.say("find.add"), model::add)
            .shown("UP", "↑ ↓", words.say("find.choose"), () -> model.select(-1))
            .also("DOWN", () -> model.select(1))
            .shown("ESC F2", "Esc", words.say("pay.back"), model::back));
  }

  @Override
  public void entered() {
    model.entered();
    TextInputs.focus(text);
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
    model.unreadable(characters);
  }

  @Override
  public void typed(String characters) {
    TextInputs.type(text, characters);
  }
}
