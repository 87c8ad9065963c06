package truetill.client.screens.pos.drawer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import truetill.client.fx.ActionKey;
import truetill.client.fx.FigurePanel;
import truetill.client.fx.KeyMap;
import truetill.client.fx.NameTile;
import truetill.client.fx.NoticeStrip;
import truetill.client.fx.NumberPad;
import truetill.client.fx.PayBar;
import truetill.client.fx.TextInputs;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.register.SignInDesk.Person;
import truetill.client.screens.pos.count.CountController;
import truetill.client.screens.pos.count.CountModel;
import truetill.client.screens.pos.drawer.DrawerModel.Task;
import truetill.client.shell.ScreenController;

/** Binds drop and hand-off. */
public final class DrawerController implements ScreenController {
  private final DrawerModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();
  private final Map<Person, NameTile> tiles = new HashMap<>();

  @FXML private TouchKey back;
  @FXML private Label title;
  @FXML private TouchKey other;
  @FXML private HBox count;
  @FXML private CountController countController;
  @FXML private FlowPane people;
  @FXML private TextField note;
  @FXML private NoticeStrip notice;
  @FXML private FigurePanel total;
  @FXML private Label help;
  @FXML private NumberPad pad;
  @FXML private ActionKey next;
  @FXML private ActionKey before;
  @FXML private ActionKey startOver;
  @FXML private PayBar bar;

  public DrawerController(DrawerModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    CountModel rows = model.count();
    countController.bind(rows, model::goOn);
    note.textProperty().bindBidirectional(model.noteProperty());
    notice.noticeProperty().bind(model.noticeProperty());
    rows.totalProperty().addListener((observed, was, now) -> show());
    rows.blankProperty().addListener((observed, was, now) -> show());
    rows.wrongProperty().addListener((observed, was, now) -> show());
    model.taskProperty().addListener((observed, was, now) -> changed());
    model.chosenProperty().addListener((observed, was, now) -> show());
    model.people().addListener((ListChangeListener<Person>) change -> showPeople());
    pad.write(this::type, this::erase);
    back.setOnAction(pressed -> model.back());
    other.setOnAction(pressed -> model.switchTask());
    next.setOnAction(pressed -> countController.enter());
    before.setOnAction(pressed -> countController.step(-1));
    startOver.setOnAction(pressed -> startOver());
    bar.setOnAction(pressed -> model.goOn());
    bindKeys();
    show();
  }

  private void bindKeys() {
    KeyMap counting =
        new KeyMap()
            .shown("ENTER", "Enter", words.say("count.next"), this::enter)
            .shown("UP", "↑ ↓", words.say("count.move"), () -> countController.step(-1))
            .also("DOWN", () -> countController.step(1))
            .printed("F9", "F9", words.say("drawer.go"), model::goOn)
            .explained("+", words.say("drawer.go"))
            .printed("F2", "F2", words.say("drawer.switch"), model::switchTask)
            .shown("ESC", "Esc", words.say("keys.back"), model::back);
    KeyMap choosing =
        new KeyMap()
            .shown("LEFT UP", "← →", words.say("signin.choose"), () -> model.step(-1))
            .also("RIGHT DOWN", () -> model.step(1))
            .printed("F9 ENTER", "F9", words.say("drawer.go"), model::goOn)
            .shown("ESC", "Esc", words.say("keys.back"), model::back);
    keys.bind(model.taskProperty().map(task -> task == Task.WHO ? choosing : counting));
  }

  private void enter() {
    if (note.isFocused()) {
      model.goOn();
    } else if (countController.atEnd() && !model.taskProperty().get().countsAll()) {
      TextInputs.focus(note);
    } else {
      countController.enter();
    }
  }

  private void type(String digits) {
    if (note.isFocused()) {
      TextInputs.type(note, digits);
    } else {
      countController.type(digits);
    }
  }

  private void erase() {
    if (note.isFocused()) {
      TextInputs.erase(note);
    } else {
      countController.erase();
    }
  }

  private void startOver() {
    model.count().clear();
    countController.focusFirst();
  }

  private void changed() {
    show();
    if (model.taskProperty().get() == Task.WHO) {
      count.getParent().requestFocus();
    } else {
      countController.focusFirst();
    }
  }

  private void show() {
    Task task = model.taskProperty().get();
    String key = task.name().toLowerCase(Locale.ROOT);
    title.setText(words.say("drawer.title." + key));
    help.setText(words.say("drawer.help." + key));
    other.setText(words.say("drawer.to." + model.next().name().toLowerCase(Locale.ROOT)));
    shown(other, task != Task.WHO);
    shown(count, task != Task.WHO);
    shown(people, task == Task.WHO);
    shown(note, !task.countsAll());
    shown(next, task != Task.WHO);
    shown(before, task != Task.WHO);
    shown(startOver, task != Task.WHO);
    pad.setDisable(task == Task.WHO);
    CountModel rows = model.count();
    total.setCaption(words.say(task.countsAll() ? "drawercount.sofar" : "drawer." + key));
    total.setFigure(rows.totalProperty().get().toDisplay());
    total.setDetail(words.say("count.details", rows.bills(), rows.coins()));
    tiles.forEach((person, tile) -> tile.setSelected(person.equals(model.chosenProperty().get())));
    bar.setText(model.bar());
    bar.setReason(model.reason());
    bar.setDisable(!model.reason().isEmpty());
  }

  private void showPeople() {
    tiles.clear();
    people.getChildren().clear();
    for (Person person : model.people()) {
      NameTile tile = new NameTile(person.name(), words.say("role." + person.role().wire()));
      tile.setOnAction(pressed -> model.choose(person));
      tiles.put(person, tile);
      people.getChildren().add(tile);
    }
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
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
