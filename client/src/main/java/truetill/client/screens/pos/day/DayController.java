package truetill.client.screens.pos.day;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import truetill.client.fx.FigurePanel;
import truetill.client.fx.KeyMap;
import truetill.client.fx.NoticeStrip;
import truetill.client.fx.PayBar;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.screens.pos.AmountRows;
import truetill.client.screens.pos.DayRows;
import truetill.client.shell.ScreenController;
import truetill.core.money.Money;

/** Binds the day. */
public final class DayController implements ScreenController {
  private final DayModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private TouchKey back;
  @FXML private FigurePanel total;
  @FXML private Label since;
  @FXML private VBox rows;
  @FXML private NoticeStrip notice;
  @FXML private PayBar print;

  public DayController(DayModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    since.textProperty().bind(model.sinceProperty());
    notice.noticeProperty().bind(model.noticeProperty());
    model.rows().addListener((ListChangeListener<DayRows.Row>) change -> show());
    back.setOnAction(pressed -> model.back());
    print.setOnAction(pressed -> model.print());
    total.figureProperty().bind(model.takenProperty().map(Money::toDisplay));
    print.disableProperty().bind(Bindings.isEmpty(model.rows()));
    print
        .reasonProperty()
        .bind(
            Bindings.when(print.disableProperty())
                .then(words.say("day.closed.short"))
                .otherwise(""));
    keys.set(
        new KeyMap()
            .printed("Ctrl+P F9", "Ctrl+P", words.say("day.print"), model::print)
            .shown("ESC", "Esc", words.say("keys.back"), model::back));
  }

  private void show() {
    AmountRows.fill(rows, model.rows());
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
  public void scanned(String code) {
    model.scanned(code);
  }

  @Override
  public void unreadable(String characters) {
    model.unreadable(characters);
  }
}
