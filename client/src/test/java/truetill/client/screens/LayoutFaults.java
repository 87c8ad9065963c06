package truetill.client.screens;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import truetill.client.fx.PadKey;
import truetill.client.fx.PayBar;
import truetill.client.fx.TouchSize;

/** What is wrong with how a scene is laid out, one sentence each; none when it is well. */
final class LayoutFaults {
  /** Half a pixel of rounding on each side. */
  private static final double SLACK = 1.01;

  /** 9 mm on a 15.6 inch screen of 1366×768; no window has anything smaller. */
  private static final double LEAST_TOUCH = 36;

  /** 15 mm; on the larger dots of a narrow screen fewer of them. */
  private static final double PAD_KEY = 64;

  private static final double NARROW_PAD_KEY = 56;

  /** 20 mm. */
  private static final double PAY_BAR = 80;

  /** What lays its children side by side; these may not cover one another. */
  private static final Set<Class<?>> SIDE_BY_SIDE =
      Set.of(HBox.class, VBox.class, GridPane.class, FlowPane.class, BorderPane.class);

  private final Scene scene;
  private final TouchSize size;
  private final List<String> faults = new ArrayList<>();

  private LayoutFaults(Scene scene) {
    this.scene = scene;
    this.size = TouchSize.of(scene.getWidth(), scene.getHeight());
  }

  /** To be called on the FX thread. */
  static List<String> of(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    LayoutFaults found = new LayoutFaults(scene);
    found.look(scene.getRoot(), false);
    return found.faults;
  }

  private void look(Node node, boolean scrolled) {
    if (!node.isVisible()) {
      return;
    }
    if (!scrolled) {
      insideWindow(node);
    }
    if (node instanceof Labeled labeled) {
      wholeText(labeled);
    }
    if (node instanceof ButtonBase || node instanceof TextField) {
      touchable((Region) node);
    }
    if (node instanceof PadKey key) {
      largeEnough(key, size.narrow() ? NARROW_PAD_KEY : PAD_KEY);
    }
    if (node instanceof PayBar bar) {
      largeEnough(bar, PAY_BAR);
    }
    if (node instanceof Parent parent) {
      boolean scrolls = scrolled || node instanceof ScrollPane || node instanceof ListView<?>;
      if (!(node instanceof Labeled) && !(node instanceof TextField)) {
        apart(parent);
        insideParent(parent, scrolls);
      }
      parent.getChildrenUnmodifiable().forEach(child -> look(child, scrolls));
    }
  }

  private void insideWindow(Node node) {
    Bounds place = node.localToScene(node.getLayoutBounds());
    if (place.getMinX() < -SLACK
        || place.getMinY() < -SLACK
        || place.getMaxX() > scene.getWidth() + SLACK
        || place.getMaxY() > scene.getHeight() + SLACK) {
      faults.add(name(node) + " reaches out of the window: " + box(place));
    }
  }

  private void insideParent(Parent parent, boolean scrolled) {
    if (scrolled || !SIDE_BY_SIDE.contains(parent.getClass())) {
      return;
    }
    Bounds room = parent.getLayoutBounds();
    shown(parent)
        .forEach(child -> {
          Bounds place = place(child);
          if (place.getMinX() < room.getMinX() - SLACK
              || place.getMinY() < room.getMinY() - SLACK
              || place.getMaxX() > room.getMaxX() + SLACK
              || place.getMaxY() > room.getMaxY() + SLACK) {
            faults.add(
                name(child)
                    + " reaches out of "
                    + name(parent)
                    + ": "
                    + box(place)
                    + " in "
                    + box(room));
          }
        });
  }

  private void apart(Parent parent) {
    if (!SIDE_BY_SIDE.contains(parent.getClass())) {
      return;
    }
    List<Node> children = shown(parent).toList();
    for (int one = 0; one < children.size(); one++) {
      for (int two = one + 1; two < children.size(); two++) {
        Bounds first = place(children.get(one));
        Bounds second = place(children.get(two));
        double wide =
            Math.min(first.getMaxX(), second.getMaxX())
                - Math.max(first.getMinX(), second.getMinX());
        double high =
            Math.min(first.getMaxY(), second.getMaxY())
                - Math.max(first.getMinY(), second.getMinY());
        if (wide > SLACK && high > SLACK) {
          faults.add(
              name(children.get(one))
                  + " and "
                  + name(children.get(two))
                  + " overlap in "
                  + name(parent));
        }
      }
    }
  }

  private static Stream<Node> shown(Parent parent) {
    return parent.getChildrenUnmodifiable().stream()
        .filter(child -> child.isVisible() && child.isManaged());
  }

  private static Bounds place(Node child) {
    Bounds local = child.getLayoutBounds();
    return new BoundingBox(
        child.getLayoutX() + local.getMinX(),
        child.getLayoutY() + local.getMinY(),
        local.getWidth(),
        local.getHeight());
  }

  private void wholeText(Labeled labeled) {
    String full = labeled.getText();
    if (full == null || full.isEmpty()) {
      return;
    }
    for (Node child : labeled.getChildrenUnmodifiable()) {
      if (child instanceof Text text && text.isVisible()) {
        if (!text.getText().equals(full) && !text.getText().replace("\n", " ").equals(full)) {
          cut(labeled, text.getText());
        } else if (text.getLayoutBounds().getHeight() > labeled.getHeight() + SLACK) {
          faults.add(name(labeled) + " is cut at top or bottom: " + full);
        } else if (text.getLayoutBounds().getWidth() > labeled.getWidth() + SLACK) {
          faults.add(name(labeled) + " is cut at the side: " + full);
        }
      }
    }
  }

  /** A title may end in an ellipsis when there is truly no room beside it; nothing else may. */
  private void cut(Labeled labeled, String drawn) {
    if (!labeled.getStyleClass().contains("tt-may-clip")) {
      faults.add(name(labeled) + " ends in an ellipsis: " + drawn);
    } else if (roomBeside(labeled) > labeled.getFont().getSize()) {
      faults.add(name(labeled) + " is cut with room beside it: " + drawn);
    }
  }

  private static double roomBeside(Labeled labeled) {
    return shown(labeled.getParent())
        .filter(sibling -> sibling.getClass() == Region.class)
        .filter(sibling -> HBox.getHgrow(sibling) != null)
        .mapToDouble(sibling -> sibling.getLayoutBounds().getWidth())
        .sum();
  }

  private void touchable(Region key) {
    if (key.getWidth() < LEAST_TOUCH - 0.01 || key.getHeight() < LEAST_TOUCH - 0.01) {
      boolean inEntry =
          key.getParent() != null && key.getParent().getStyleClass().contains("tt-entry");
      if (!inEntry) {
        faults.add(name(key) + " is too small to touch: " + key.getWidth() + "×" + key.getHeight());
      }
    }
  }

  private void largeEnough(Region key, double least) {
    double here = Math.round(least * size.keys());
    if (key.getWidth() < here - SLACK || key.getHeight() < here - SLACK) {
      faults.add(name(key) + " is smaller than " + here + ": " + box(key.getLayoutBounds()));
    }
  }

  private static String name(Node node) {
    String text =
        node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isEmpty()
            ? " \"" + labeled.getText() + "\""
            : "";
    String id = node.getId() == null ? "" : "#" + node.getId();
    return node.getClass().getSimpleName() + id + node.getStyleClass() + text;
  }

  private static String box(Bounds bounds) {
    return "%.0f,%.0f %.0f×%.0f"
        .formatted(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
  }
}
