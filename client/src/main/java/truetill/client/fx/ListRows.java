package truetill.client.fx;

import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the rows of the lists at the till have in common; for the FX thread. */
public final class ListRows {
  private ListRows() {}

  public static Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
  }

  /** A text that may end in an ellipsis when the row is narrow. */
  public static Label clipped(String styleClass) {
    Label label = label(styleClass);
    label.getStyleClass().add("tt-may-clip");
    return label;
  }

  /** The part of a row that takes what room the others leave: a title and what is below it. */
  public static VBox what(Label title, Node below) {
    VBox what = new VBox(title, below);
    what.getStyleClass().add("tt-line-what");
    what.setMinWidth(0);
    HBox.setHgrow(what, Priority.ALWAYS);
    return what;
  }

  /** The row chosen in the list and the index of the model, -1 for none, are kept the same. */
  public static void choose(ListView<?> list, IntegerProperty chosen) {
    chosen.addListener((observed, before, now) -> {
      if (now.intValue() < 0) {
        list.getSelectionModel().clearSelection();
      } else {
        list.getSelectionModel().select(now.intValue());
        list.scrollTo(now.intValue());
      }
    });
    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener((observed, before, now) -> {
          if (now.intValue() >= 0) {
            chosen.set(now.intValue());
          }
        });
  }
}
