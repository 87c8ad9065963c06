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

  private static HBox row(DayRows.Row row) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(label(row.what(), row.strong()), gap, label(row.amount(), row.strong()));
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
