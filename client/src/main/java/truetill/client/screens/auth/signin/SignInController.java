package truetill.client.screens.auth.signin;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import truetill.client.fx.KeyMap;
import truetill.client.fx.NameTile;
import truetill.client.fx.NoticeStrip;
import truetill.client.fx.NumberPad;
import truetill.client.fx.PayBar;
import truetill.client.fx.TextInputs;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.register.SignInDesk.Person;
import truetill.client.shell.ScreenController;

/** Binds the sign-in. */
public final class SignInController implements ScreenController {
  private final SignInModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();
  private final Map<Person, NameTile> tiles = new HashMap<>();

  private final Region anybody = new Region();

  @FXML private Parent root;
  @FXML private FlowPane people;
  @FXML private HBox waiting;
  @FXML private Label waitingWords;
  @FXML private Label initial;
  @FXML private Label greeting;
  @FXML private Label greetingHint;
  @FXML private TouchKey way;
  @FXML private HBox pin;
  @FXML private VBox passwordBox;
  @FXML private TextField email;
  @FXML private PasswordField password;
  @FXML private NoticeStrip notice;
  @FXML private NumberPad pad;
  @FXML private PayBar signIn;

  public SignInController(SignInModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    anybody.getStyleClass().addAll("tt-icon", "tt-icon-person");
    model.people().addListener((ListChangeListener<Person>) change -> showPeople());
    model.chosenProperty().addListener((observed, before, now) -> show());
    model.typedProperty().addListener((observed, before, now) -> show());
    model.byPasswordProperty().addListener((observed, before, now) -> showWay());
    email.textProperty().bindBidirectional(model.emailProperty());
    password.textProperty().bindBidirectional(model.passwordProperty());
    model.emailProperty().addListener((observed, before, now) -> show());
    model.passwordProperty().addListener((observed, before, now) -> show());
    notice.noticeProperty().bind(model.noticeProperty());
    waitingWords.textProperty().bind(model.waitingProperty());
    waiting.visibleProperty().bind(model.waitingProperty().isNotEmpty());
    pad.write(this::type, this::erase);
    pad.clearWith(words.say("signin.clear.key"), model::clear);
    way.setOnAction(pressed -> model.switchWay());
    signIn.setOnAction(pressed -> model.submit());
    KeyMap byPin =
        new KeyMap()
            .shown("LEFT", "← ↑ ↓ →", words.say("signin.choose"), () -> model.step(-1))
            .also("RIGHT", () -> model.step(1))
            .also("UP", () -> model.step(-columns()))
            .also("DOWN", () -> model.step(columns()))
            .explained(words.say("pay.digits"), words.say("signin.pin"))
            .printed("Backspace", "⌫", words.say("signin.erase"), model::erase)
            .printed("ESC DELETE", "Esc", words.say("signin.clear"), model::clear)
            .printed("ENTER", "Enter", words.say("signin.do"), model::submit)
            .shown("F2", "F2", words.say("signin.way.password"), model::switchWay);
    KeyMap byPassword =
        new KeyMap()
            .printed("ENTER", "Enter", words.say("signin.do"), this::enter)
            .shown("F2 ESC", "F2", words.say("signin.way.pin"), model::switchWay);
    keys.bind(model.byPasswordProperty().map(other -> other ? byPassword : byPin));
    showWay();
  }

  /** Tiles in one row, as they stand now. */
  private int columns() {
    double top = people.getChildren().isEmpty() ? 0 : people.getChildren().getFirst().getLayoutY();
    return (int) people.getChildren().stream().filter(tile -> tile.getLayoutY() == top).count();
  }

  private void enter() {
    if (email.isFocused() && password.getText().isEmpty()) {
      password.requestFocus();
    } else {
      model.submit();
    }
  }

  private void type(String characters) {
    if (model.byPasswordProperty().get()) {
      TextInputs.type(email.isFocused() ? email : password, characters);
    } else {
      model.type(characters);
    }
  }

  private void erase() {
    if (model.byPasswordProperty().get()) {
      TextInputs.erase(email.isFocused() ? email : password);
    } else {
      model.erase();
    }
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
    show();
  }

  private void showWay() {
    boolean other = model.byPasswordProperty().get();
    shown(pin, !other);
    shown(passwordBox, other);
    way.setText(words.say(other ? "signin.way.pin" : "signin.way.password"));
    show();
    if (other) {
      email.requestFocus();
    } else {
      root.requestFocus();
    }
  }

  private void show() {
    boolean other = model.byPasswordProperty().get();
    greeting.setText(other ? words.say("signin.password.title") : model.greeting());
    greetingHint.setText(
        words.say(
            other
                ? "signin.password.hint"
                : model.chosenProperty().get() == null ? "signin.hint.anyone" : "signin.hint"));
    showDisc(other || model.chosenProperty().get() == null);
    tiles.forEach((person, tile) -> tile.setSelected(person.equals(model.chosenProperty().get())));
    int typed = model.typedProperty().get();
    pin.getChildren().clear();
    for (int at = 0; at < Math.max(SignInModel.LEAST_PIN, typed); at++) {
      Region dot = new Region();
      dot.getStyleClass().add("tt-dot");
      if (at < typed) {
        dot.getStyleClass().add("tt-typed");
      }
      pin.getChildren().add(dot);
    }
    signIn.setReason(model.missing());
    signIn.setDisable(!model.missing().isEmpty());
  }

  /** The disc carries the initial of a chosen person, and a figure while nobody is chosen. */
  private void showDisc(boolean nobody) {
    initial.setText(nobody ? "" : greeting.getText().substring(0, 1));
    initial.setGraphic(nobody ? anybody : null);
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  @Override
  public void entered() {
    model.entered();
    showWay();
  }

  @Override
  public void left() {
    model.clear();
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
    if (!model.byPasswordProperty().get()) {
      model.type(characters);
    }
  }
}
