package truetill.client.screens.pos;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws rows of words and amounts. */
public final class AmountRows {
  private AmountRows() {}

  public static void fill(VBox box, List<DayRows.Row> rows) {
    box.getChildren().setAll(rows.stream().map(AmountRows::row).toList());
  }

  /** Words that are too long for the row go on in a second line; an amount is never cut. */
  private static HBox row(DayRows.Row row) {
    Label what = label(row.what(), row.strong());
    what.setWrapText(true);
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    Label amount = label(row.amount(), row.strong());
    amount.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(what, amount);
    line.getStyleClass().addAll("tt-slip-row", "tt-ruled");
    return line;
  }

  private static Label label(String text, boolean strong) {
    Label label = new Label(text);
    if (strong) {
      label.getStyleClass().add("tt-strong");
    }
    return label;
  }
}
