package truetill.client.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The one filled bar of a screen: what it does, the key that does it, and at its end the sum, or in
 * plain words what is still missing; a bar that cannot be pressed names no key.
 *
 * <p>The bar of the next screen stands at the same place, so the second press of a double click is
 * not for it and is swallowed.
 */
public final class PayBar extends PressedKey {
  private final StringProperty cap = new SimpleStringProperty(this, "cap", "");
  private final StringProperty sum = new SimpleStringProperty(this, "sum", "");
  private final StringProperty reason = new SimpleStringProperty(this, "reason", "");

  public PayBar() {
    super("tt-pay");
    Label key = words(cap, "tt-cap");
    key.managedProperty().bind(cap.isNotEmpty().and(disabledProperty().not()));
    HBox row = new HBox(words(textProperty(), "tt-pay-name"), key, gap());
    row.getStyleClass().add("tt-pay-row");
    row.setAlignment(Pos.CENTER_LEFT);
    row.getChildren().addAll(words(sum, "tt-pay-sum"), words(reason, "tt-pay-reason"));
    row.prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> getWidth() - snappedLeftInset() - snappedRightInset(),
                widthProperty(),
                insetsProperty()));
    setGraphic(row);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    addEventFilter(MouseEvent.MOUSE_PRESSED, PayBar::swallowSecondPress);
  }

  private static void swallowSecondPress(MouseEvent press) {
    if (press.getClickCount() > 1) {
      press.consume();
    }
  }

  private static Label words(StringProperty text, String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.textProperty().bind(text);
    label.managedProperty().bind(text.isNotEmpty());
    label.visibleProperty().bind(label.managedProperty());
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  public StringProperty capProperty() {
    return cap;
  }

  public String getCap() {
    return cap.get();
  }

  public void setCap(String key) {
    cap.set(key);
  }

  public StringProperty sumProperty() {
    return sum;
  }

  public String getSum() {
    return sum.get();
  }

  public void setSum(String amount) {
    sum.set(amount);
  }

  /** Plain words at the end of the bar, such as "1 row is empty". */
  public StringProperty reasonProperty() {
    return reason;
  }

  public String getReason() {
    return reason.get();
  }

  public void setReason(String words) {
    reason.set(words);
  }
}
