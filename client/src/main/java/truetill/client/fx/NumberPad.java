package truetill.client.fx;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The pad of digits, in calculator order, always at the same place. The key beside 0 types what the
 * screen needs: 00 for codes and counts, a point for amounts.
 */
public final class NumberPad extends GridPane {
  private static final List<String> DIGITS = List.of("7", "8", "9", "4", "5", "6", "1", "2", "3");
  private static final int COLUMNS = 3;

  private final StringProperty extra = new SimpleStringProperty(this, "extra", "00");
  private final PadKey beside = key("");
  private Consumer<String> typed = digits -> {};
  private Runnable erased = () -> {};

  public NumberPad() {
    getStyleClass().setAll("tt-pad");
    for (int at = 0; at < DIGITS.size(); at++) {
      add(key(DIGITS.get(at)), at % COLUMNS, at / COLUMNS);
    }
    int lastRow = DIGITS.size() / COLUMNS;
    add(key("0"), 0, lastRow);
    beside.textProperty().bind(extra);
    add(beside, 1, lastRow);
    add(eraser(), 2, lastRow);
  }

  private PadKey key(String digits) {
    PadKey key = grown(new PadKey());
    key.setText(digits);
    key.setOnAction(pressed -> typed.accept(key.getText()));
    return key;
  }

  private PadKey eraser() {
    PadKey key = grown(new PadKey());
    Region mark = new Region();
    mark.getStyleClass().addAll("tt-icon", "tt-icon-backspace");
    key.setGraphic(mark);
    key.setAccessibleText("Backspace");
    key.getStyleClass().add("tt-erase");
    key.setOnAction(pressed -> erased.run());
    return key;
  }

  private static PadKey grown(PadKey key) {
    key.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    GridPane.setHgrow(key, Priority.ALWAYS);
    return key;
  }

  /** Where digits and the erasing key go. */
  public void write(Consumer<String> characters, Runnable erase) {
    typed = characters;
    erased = erase;
  }

  /** The key beside 0 does this instead of typing. */
  public void clearWith(String word, Runnable clear) {
    extra.set(word);
    beside.getStyleClass().add("tt-word");
    beside.setOnAction(pressed -> clear.run());
  }

  public StringProperty extraProperty() {
    return extra;
  }

  public String getExtra() {
    return extra.get();
  }

  public void setExtra(String text) {
    extra.set(text);
  }
}
