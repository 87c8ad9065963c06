package truetill.client.screens.system.menu;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.layout.FlowPane;
import truetill.client.fx.ActionKey;
import truetill.client.fx.KeyMap;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.shell.AsideScreen;

/** Binds the menu. */
public final class MenuController implements AsideScreen {
  private final MenuModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private TouchKey back;
  @FXML private FlowPane entries;

  public MenuController(MenuModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    back.setOnAction(pressed -> model.back());
    model.entries().addListener((ListChangeListener<MenuModel.Entry>) change -> show());
    keys.set(
        new KeyMap()
            .explained("1 … 9", words.say("menu.choose"))
            .shown("ESC F11", "Esc", words.say("keys.back"), model::back));
  }

  private void show() {
    entries.getChildren().clear();
    for (MenuModel.Entry entry : model.entries()) {
      ActionKey key = new ActionKey();
      key.getStyleClass().setAll("tt-tile");
      key.setText(words.say("menu.entry", entries.getChildren().size() + 1, entry.name()));
      key.setHint(entry.hint());
      key.setDisable(!entry.open());
      key.setOnAction(pressed -> entry.action().run());
      entries.getChildren().add(key);
    }
  }

  @Override
  public void entered() {
    model.entered();
  }

  @Override
  public ObservableValue<KeyMap> keys() {
    return keys;
  }

  @Override
  public void typed(String characters) {
    model.choose(characters);
  }
}
