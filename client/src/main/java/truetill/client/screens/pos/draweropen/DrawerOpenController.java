package truetill.client.screens.pos.draweropen;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import truetill.client.fx.ActionKey;
import truetill.client.fx.FigurePanel;
import truetill.client.fx.KeyMap;
import truetill.client.fx.NoticeStrip;
import truetill.client.fx.NumberPad;
import truetill.client.fx.PayBar;
import truetill.client.fx.Words;
import truetill.client.screens.pos.count.CountController;
import truetill.client.screens.pos.count.CountModel;
import truetill.client.shell.ScreenController;

/** Binds the opening of the drawer. */
public final class DrawerOpenController implements ScreenController {
  private final DrawerOpenModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private CountController countController;
  @FXML private NoticeStrip notice;
  @FXML private FigurePanel total;
  @FXML private Label usual;
  @FXML private NumberPad pad;
  @FXML private ActionKey next;
  @FXML private ActionKey before;
  @FXML private ActionKey startOver;
  @FXML private ActionKey menu;
  @FXML private PayBar open;

  public DrawerOpenController(DrawerOpenModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    CountModel count = model.count();
    countController.bind(count, model::open);
    notice.noticeProperty().bind(model.noticeProperty());
    usual
        .textProperty()
        .bind(model.usualProperty().map(amount -> words.say("draweropen.usual", amount)));
    count.totalProperty().addListener((observed, was, now) -> show());
    count.blankProperty().addListener((observed, was, now) -> show());
    count.wrongProperty().addListener((observed, was, now) -> show());
    model.usualProperty().addListener((observed, was, now) -> show());
    show();
    pad.write(countController::type, countController::erase);
    // A finger on the last row only ends the row: what opens is the bar that says so.
    next.setOnAction(pressed -> countController.enter());
    before.setOnAction(pressed -> countController.step(-1));
    startOver.setOnAction(pressed -> startOver());
    menu.setOnAction(pressed -> model.menu());
    open.setOnAction(pressed -> model.open());
    keys.set(
        new KeyMap()
            .shown("ENTER", "Enter", words.say("count.next"), this::enter)
            .shown("UP", "↑ ↓", words.say("count.move"), () -> countController.step(-1))
            .also("DOWN", () -> countController.step(1))
            .printed("F9", "F9", words.say("draweropen.open"), model::open)
            .explained("+", words.say("draweropen.open")));
  }

  private void enter() {
    if (countController.atEnd() && model.count().isComplete()) {
      model.open();
    } else {
      countController.enter();
    }
  }

  private void startOver() {
    model.count().clear();
    countController.focusFirst();
  }

  private void show() {
    total.setFigure(model.opening().toDisplay());
    total.setDetail(model.details());
    open.setReason(model.reason());
    open.setDisable(!model.reason().isEmpty());
    open.setSum(model.reason().isEmpty() ? model.opening().toDisplay() : "");
  }

  @Override
  public void entered() {
    model.entered();
    countController.focusFirst();
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
}
