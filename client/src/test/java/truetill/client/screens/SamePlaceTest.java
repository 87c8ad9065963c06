package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.client.fx.Fx;
import truetill.client.fx.Theme;

/** A cashier's hand finds pad, total and bar without looking. */
class SamePlaceTest {
  private static final List<String> STOPS =
      List.of("drawer-open", "sale", "sale-refused", "pay", "pay-split", "change", "drawer-count");

  @ParameterizedTest
  @CsvSource({"1024, 768", "1366, 768", "1920, 1080"})
  void totalPadAndBarNeverMove(double width, double height) {
    Map<String, Map<String, Bounds>> seen = new HashMap<>();
    new Tour(
            Theme.LIGHT,
            width,
            height,
            (stop, till) -> {
              if (STOPS.contains(stop)) {
                seen.put(stop, Fx.get(() -> places(till)));
              }
            })
        .walk();

    assertThat(seen).containsOnlyKeys(STOPS);
    Map<String, Bounds> sale = seen.get("sale");
    assertThat(sale).isNotNull();
    seen.forEach((stop, places) -> assertThat(places).as(stop).isEqualTo(sale));
  }

  private static Map<String, Bounds> places(TillWindow till) {
    Scene scene = till.sceneNow();
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return Map.of(
        "total", corner(one(scene, ".tt-total")),
        "figure", rightEdge(one(scene, ".tt-figure")),
        "pad", place(one(scene, ".tt-pad")),
        "bar", place(one(scene, ".tt-pay")));
  }

  private static Node one(Scene scene, String selector) {
    List<Node> shown =
        scene.getRoot().lookupAll(selector).stream().filter(SamePlaceTest::shows).toList();
    assertThat(shown).as(selector).hasSize(1);
    return shown.getFirst();
  }

  private static boolean shows(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  /** The panel may grow downwards for the change; where it begins and how wide it is stays. */
  private static Bounds corner(Node node) {
    Bounds place = place(node);
    return new BoundingBox(place.getMinX(), place.getMinY(), place.getWidth(), 0);
  }

  /** Amounts of any length end at the same pixel. */
  private static Bounds rightEdge(Node node) {
    return new BoundingBox(Math.round(place(node).getMaxX()), 0, 0, 0);
  }
}
