package truetill.client.screens;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

/**
 * What cannot be read well on a scene as it is drawn, by the contrast of WCAG 2: every text against
 * what lies behind it, and the edge of the field the keyboard writes to.
 */
final class ContrastFaults {
  private static final double TEXT = 4.5;

  /** What cannot be pressed is exempt, but stays readable. */
  private static final double DISABLED = 3.4;

  private static final double EDGE = 3;
  private static final double OPAQUE = 0.99;

  private ContrastFaults() {}

  /** One sentence each. To be called on the FX thread. */
  static List<String> of(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    List<String> faults = new ArrayList<>();
    ShownWindow.shown(scene.getRoot())
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .filter(text -> !text.getText().isBlank())
        .forEach(text -> look(text, faults));
    if (scene.getFocusOwner() instanceof TextField field) {
      lookAtEdge(field, faults);
    }
    return faults;
  }

  private static void look(Text text, List<String> faults) {
    if (!(text.getFill() instanceof Color fill) || fill.getOpacity() == 0) {
      return;
    }
    Color behind = behind(text.getParent());
    double contrast = contrast(blend(fill, opacity(text), behind), behind);
    double needed = text.isDisabled() ? DISABLED : TEXT;
    if (contrast < needed) {
      faults.add(
          "\"%s\" has a contrast of %.2f, needs %.1f".formatted(text.getText(), contrast, needed));
    }
  }

  private static void lookAtEdge(TextField field, List<String> faults) {
    Region edged =
        field.getParent() instanceof Region row && row.getStyleClass().contains("tt-entry")
            ? row
            : field;
    Background background = edged.getBackground();
    Paint outer =
        background == null || background.getFills().isEmpty()
            ? Color.TRANSPARENT
            : background.getFills().getFirst().getFill();
    Color behind = behind(edged.getParent());
    if (!(outer instanceof Color edge) || contrast(edge, behind) < EDGE) {
      faults.add("the focus in " + field.getId() + " is not seen: " + outer + " on " + behind);
    }
  }

  /** The topmost opaque colour at this node. */
  private static Color behind(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Region region && region.getBackground() != null) {
        List<BackgroundFill> fills = region.getBackground().getFills();
        if (!fills.isEmpty()
            && fills.getLast().getFill() instanceof Color colour
            && colour.getOpacity() > OPAQUE) {
          return colour;
        }
      }
    }
    return Color.WHITE;
  }

  private static double opacity(Node node) {
    double all = 1;
    for (Node at = node; at != null; at = at.getParent()) {
      all *= at.getOpacity();
    }
    return all;
  }

  private static Color blend(Color over, double opacity, Color under) {
    return under.interpolate(
        Color.color(over.getRed(), over.getGreen(), over.getBlue()), opacity * over.getOpacity());
  }

  static double contrast(Color one, Color two) {
    double first = luminance(one);
    double second = luminance(two);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * channel(colour.getRed())
        + 0.7152 * channel(colour.getGreen())
        + 0.0722 * channel(colour.getBlue());
  }

  private static double channel(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
