package truetill.client.screens.pos.customer;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import truetill.client.fx.KeyMap;
import truetill.client.fx.ListRows;
import truetill.client.fx.NoticeStrip;
import truetill.client.fx.PayBar;
import truetill.client.fx.TextInputs;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.register.CustomerDesk.Found;
import truetill.client.shell.ScreenController;

/** Binds the customers. */
public final class CustomerController implements ScreenController {
  private final CustomerModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private TouchKey back;
  @FXML private Label title;
  @FXML private Label summary;
  @FXML private TouchKey nobody;
  @FXML private TouchKey change;
  @FXML private TouchKey takeUp;
  @FXML private Node search;
  @FXML private TextField text;
  @FXML private ListView<Found> found;
  @FXML private Node form;
  @FXML private TextField firstName;
  @FXML private TextField lastName;
  @FXML private TextField email;
  @FXML private TextField phone;
  @FXML private TextField notes;
  @FXML private NoticeStrip notice;
  @FXML private PayBar bar;

  public CustomerController(CustomerModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    text.textProperty().bindBidirectional(model.textProperty());
    summary.textProperty().bind(model.summaryProperty());
    firstName.textProperty().bindBidirectional(model.form().firstName());
    lastName.textProperty().bindBidirectional(model.form().lastName());
    email.textProperty().bindBidirectional(model.form().email());
    phone.textProperty().bindBidirectional(model.form().phone());
    notes.textProperty().bindBidirectional(model.form().notes());
    notice.noticeProperty().bind(model.noticeProperty());
    found.setItems(model.found());
    found.setCellFactory(list -> new CustomerCell(model));
    ListRows.choose(found, model.selectedProperty());
    back.setOnAction(pressed -> model.back());
    nobody.setOnAction(pressed -> model.nobody());
    change.setOnAction(pressed -> model.change());
    takeUp.setOnAction(pressed -> model.takeUp());
    bar.setOnAction(pressed -> model.goOn());
    bar.disableProperty()
        .bind(
            Bindings.isEmpty(model.found())
                .and(model.taskProperty().isEqualTo(CustomerModel.Task.CHOOSE)));
    model.taskProperty().addListener((observed, before, now) -> showTask());
    bindKeys();
    showTask();
  }

  private void bindKeys() {
    KeyMap choosing =
        new KeyMap()
            .printed("ENTER", "Enter", words.say("customer.choose"), model::goOn)
            .shown("UP", "↑ ↓", words.say("find.choose"), () -> model.select(-1))
            .also("DOWN", () -> model.select(1))
            .printed("F4", "F4", words.say("customer.nobody"), model::nobody)
            .printed("F6", "F6", words.say("customer.new"), model::takeUp)
            .printed("F8", "F8", words.say("customer.edit"), model::change)
            .printed("ESC", "Esc", words.say("pay.back"), model::back);
    KeyMap filling =
        new KeyMap()
            .shown("ENTER", "Enter", words.say("panel.enter"), this::nextField)
            .printed("F9", "F9", words.say("customer.save"), model::goOn)
            .printed("ESC", "Esc", words.say("keys.back"), model::back);
    keys.bind(
        model.taskProperty().map(task -> task == CustomerModel.Task.CHOOSE ? choosing : filling));
  }

  private void showTask() {
    boolean choosing = model.taskProperty().get() == CustomerModel.Task.CHOOSE;
    title.setText(model.title());
    bar.setText(model.bar());
    bar.setCap(choosing ? "Enter" : "F9");
    for (Node part : List.of(search, found, summary, nobody)) {
      shown(part, choosing);
    }
    shown(change, choosing && model.isManager());
    shown(takeUp, choosing && model.isManager());
    shown(form, !choosing);
    TextInputs.focus(choosing ? text : firstName);
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  /** From field to field; the last one saves. */
  private void nextField() {
    List<TextField> fields = List.of(firstName, lastName, email, phone, notes);
    int at = 0;
    while (at < fields.size() && !fields.get(at).isFocused()) {
      at++;
    }
    if (at >= fields.size() - 1) {
      model.goOn();
    } else {
      TextInputs.focus(fields.get(at + 1));
    }
  }

  @Override
  public void entered() {
    model.entered();
    showTask();
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
    TextInputs.type(
        model.taskProperty().get() == CustomerModel.Task.CHOOSE ? text : firstName, characters);
  }
}
