package truetill.client.screens.pos.drawercount;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import truetill.client.fx.ActionKey;
import truetill.client.fx.FigurePanel;
import truetill.client.fx.KeyMap;
import truetill.client.fx.NoticeStrip;
import truetill.client.fx.NumberPad;
import truetill.client.fx.PayBar;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.screens.pos.AmountRows;
import truetill.client.screens.pos.count.CountController;
import truetill.client.screens.pos.count.CountModel;
import truetill.client.screens.pos.drawercount.DrawerCountModel.Step;
import truetill.client.shell.ScreenController;

/** Binds count, comparison and close. */
public final class DrawerCountController implements ScreenController {
  private final DrawerCountModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private TouchKey back;
  @FXML private Label title;
  @FXML private Label step1;
  @FXML private Label step2;
  @FXML private Label step3;
  @FXML private HBox count;
  @FXML private CountController countController;
  @FXML private VBox compare;
  @FXML private Label counted;
  @FXML private Label expected;
  @FXML private Label variance;
  @FXML private ScrollPane dayPane;
  @FXML private VBox day;
  @FXML private HBox blind;
  @FXML private NoticeStrip notice;
  @FXML private FigurePanel total;
  @FXML private Label openedBy;
  @FXML private Label opening;
  @FXML private Label drops;
  @FXML private NumberPad pad;
  @FXML private ActionKey next;
  @FXML private ActionKey before;
  @FXML private ActionKey startOver;
  @FXML private ActionKey clockOut;
  @FXML private PayBar bar;

  public DrawerCountController(DrawerCountModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    CountModel rows = model.count();
    countController.bind(rows, model::goOn);
    notice.noticeProperty().bind(model.noticeProperty());
    rows.totalProperty().addListener((observed, was, now) -> show());
    rows.blankProperty().addListener((observed, was, now) -> show());
    rows.wrongProperty().addListener((observed, was, now) -> show());
    model.stepProperty().addListener((observed, was, now) -> moved(now));
    model.openingProperty().addListener((observed, was, now) -> showOpening(now));
    pad.write(countController::type, countController::erase);
    back.setOnAction(pressed -> model.back());
    next.setOnAction(pressed -> countController.enter());
    before.setOnAction(pressed -> countController.step(-1));
    startOver.setOnAction(pressed -> startOver());
    clockOut.setOnAction(pressed -> model.clockOut());
    bar.setOnAction(pressed -> model.goOn());
    bindKeys();
    show();
  }

  private void bindKeys() {
    KeyMap counting =
        new KeyMap()
            .shown("ENTER", "Enter", words.say("count.next"), countController::enter)
            .shown("UP", "↑ ↓", words.say("count.move"), () -> countController.step(-1))
            .also("DOWN", () -> countController.step(1))
            .printed("F9", "F9", words.say("drawercount.confirm"), model::goOn)
            .explained("+", words.say("drawercount.confirm"))
            .shown("ESC", "Esc", words.say("keys.back"), model::back);
    KeyMap comparing =
        new KeyMap()
            .printed("F9 ENTER", "F9", words.say("drawercount.close"), model::goOn)
            .shown("ESC", "Esc", words.say("drawercount.again"), model::back);
    KeyMap closed =
        new KeyMap()
            .printed("F9 ENTER ESC", "Enter", words.say("keys.lock"), model::goOn)
            .printed("F2", "F2", words.say("drawercount.clockout"), model::clockOut);
    keys.bind(
        model
            .stepProperty()
            .map(step ->
                switch (step) {
                  case COUNT -> counting;
                  case COMPARE -> comparing;
                  case CLOSED -> closed;
                }));
  }

  private void startOver() {
    if (model.stepProperty().get() == Step.COUNT) {
      model.count().clear();
      countController.focusFirst();
    }
  }

  /** The rows go away with the focus in them, and get it back when they come again. */
  private void moved(Step now) {
    show();
    if (now == Step.COUNT) {
      countController.focusFirst();
    } else {
      count.getParent().requestFocus();
    }
  }

  private void show() {
    Step step = model.stepProperty().get();
    boolean counting = step == Step.COUNT;
    boolean closed = step == Step.CLOSED;
    shown(count, counting);
    shown(blind, counting);
    shown(compare, !counting);
    shown(dayPane, closed);
    shown(back, !closed);
    title.setText(words.say("drawercount.title." + step.name().toLowerCase(Locale.ROOT)));
    mark(step1, counting);
    mark(step2, step == Step.COMPARE);
    mark(step3, closed);
    next.setVisible(counting);
    before.setVisible(counting);
    startOver.setVisible(counting);
    startOver.setManaged(!closed);
    shown(clockOut, closed);
    pad.setDisable(!counting);
    showFigures(step);
    bar.setText(words.say("drawercount.bar." + step.name().toLowerCase(Locale.ROOT)));
    bar.setCap(closed ? "Enter" : "F9");
    bar.setReason(model.reason());
    bar.setDisable(!model.reason().isEmpty());
  }

  private void showFigures(Step step) {
    CountModel rows = model.count();
    total.setCaption(words.say(step == Step.COUNT ? "drawercount.sofar" : "drawercount.counted"));
    total.setCorner(
        step == Step.COUNT
            ? words.say(
                "drawercount.rows",
                rows.rows().size() - rows.blankProperty().get(),
                rows.rows().size())
            : "");
    total.setFigure(rows.totalProperty().get().toDisplay());
    total.setDetail(words.say("count.details", rows.bills(), rows.coins()));
    if (step != Step.COUNT) {
      counted.setText(model.counted().toString());
      expected.setText(model.expected().toString());
      variance.setText(model.variance());
      variance
          .getStyleClass()
          .setAll("label", "tt-variance", model.isExact() ? "tt-done-words" : "tt-attention-words");
      AmountRows.fill(day, model.day());
    } else {
      counted.setText("");
      expected.setText("");
      variance.setText("");
      day.getChildren().clear();
    }
  }

  private void showOpening(DrawerCountModel.Opening known) {
    openedBy.setText(words.say("drawercount.openedby", known.who(), known.when()));
    opening.setText(words.say("drawercount.float", known.amount()));
    drops.setText(known.drops().toString());
  }

  private static void mark(Label step, boolean now) {
    step.getStyleClass().remove("tt-now");
    if (now) {
      step.getStyleClass().add("tt-now");
    }
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  @Override
  public void entered() {
    model.entered();
    show();
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
