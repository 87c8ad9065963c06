package truetill.client.screens.pos.count;

import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import truetill.client.fx.TextInputs;
import truetill.client.fx.Words;

/**
 * Binds the grid of bills and coins. It is a part of several screens; each hands in its own {@link
 * CountModel}.
 */
public final class CountController {
  private final Words words;
  private final List<TextField> fields = new ArrayList<>();
  private CountModel model = new CountModel();
  private Runnable confirm = () -> {};

  @FXML private VBox bills;
  @FXML private VBox coins;
  @FXML private Label billsSum;
  @FXML private Label coinsSum;

  public CountController(Words words) {
    this.words = words;
  }

  /**
   * Shows this count.
   *
   * @param whenConfirmed what the plus of the keypad does
   */
  public void bind(CountModel count, Runnable whenConfirmed) {
    model = count;
    confirm = whenConfirmed;
    count.rows().forEach(this::addRow);
    count.totalProperty().addListener((observed, before, now) -> showSums());
    showSums();
  }

  private void showSums() {
    billsSum.setText(model.bills().toString());
    coinsSum.setText(model.coins().toString());
  }

  private void addRow(CountRow row) {
    Label face = label(row.denomination().label(), "tt-count-face");
    Label times = label("×", "tt-count-times");
    Label sum = label("", "tt-count-sum");
    TextField field = new TextField();
    field.getStyleClass().addAll("tt-field", "tt-money", "tt-count-field");
    field.setAccessibleText(row.denomination().label());
    field.textProperty().bindBidirectional(row.textProperty());
    field.editableProperty().bind(model.lockedProperty().not());
    field.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    row.textProperty().addListener((observed, before, now) -> show(row, field, sum));
    show(row, field, sum);
    fields.add(field);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(face, times, field, gap, sum);
    line.getStyleClass().addAll("tt-count-row", "tt-ruled");
    (row.denomination().isCoin() ? coins : bills).getChildren().add(line);
  }

  private static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    return label;
  }

  private void show(CountRow row, TextField field, Label sum) {
    field.getStyleClass().remove("tt-wrong");
    sum.getStyleClass().setAll("label", row.isWrong() ? "tt-error-words" : "tt-count-sum");
    if (row.isWrong()) {
      field.getStyleClass().add("tt-wrong");
      sum.setText(words.say("count.form"));
    } else {
      sum.setText(row.isBlank() ? "–" : row.sum().toString());
    }
  }

  private void typed(KeyEvent event) {
    if ("+".equals(event.getCharacter())) {
      event.consume();
      confirm.run();
    }
  }

  /** Begins at the first row that is still empty. */
  public void focusFirst() {
    for (int at = 0; at < fields.size(); at++) {
      if (model.rows().get(at).isBlank()) {
        focus(at);
        return;
      }
    }
    focus(0);
  }

  /** Enter: an empty row means none, then the next row. */
  public void enter() {
    int at = focused();
    model.fillWithZero(model.rows().get(at));
    focus(Math.min(at + 1, fields.size() - 1));
  }

  public void step(int rows) {
    focus(Math.clamp((long) focused() + rows, 0, fields.size() - 1));
  }

  public void type(String digits) {
    if (!model.lockedProperty().get()) {
      TextInputs.type(fields.get(focused()), digits);
    }
  }

  public void erase() {
    if (!model.lockedProperty().get()) {
      TextInputs.erase(fields.get(focused()));
    }
  }

  /** Whether the last row has the focus. */
  public boolean atEnd() {
    return focused() == fields.size() - 1;
  }

  private int focused() {
    for (int at = 0; at < fields.size(); at++) {
      if (fields.get(at).isFocused()) {
        return at;
      }
    }
    return 0;
  }

  private void focus(int row) {
    TextField field = fields.get(row);
    field.requestFocus();
    field.selectAll();
  }
}
