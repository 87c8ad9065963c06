package truetill.client.screens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Where total, pad and bar are at each stop: a cashier's hand finds them without looking. */
final class SamePlaces {
  private static final List<String> STOPS =
      List.of("drawer-open", "sale", "sale-refused", "pay", "pay-split", "change", "drawer-count");

  private final Map<String, Map<String, Bounds>> seen = new HashMap<>();

  /** Notes the places, at the stops that have them. To be called on the FX thread. */
  void see(String stop, Scene scene) {
    if (STOPS.contains(stop)) {
      seen.put(stop, places(scene));
    }
  }

  /** One sentence for each stop that was not made or has something elsewhere than another. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    Map<String, Bounds> first = seen.getOrDefault(STOPS.getFirst(), Map.of());
    for (String stop : STOPS) {
      Map<String, Bounds> places = seen.get(stop);
      if (places == null) {
        faults.add(stop + ": nobody looked");
      } else if (!places.equals(first)) {
        faults.add(stop + ": " + places + " and not " + first);
      }
    }
    return faults;
  }

  private static Map<String, Bounds> places(Scene scene) {
    return Map.of(
        "total", corner(one(scene, ".tt-total")),
        "figure", rightEdge(one(scene, ".tt-figure")),
        "pad", place(one(scene, ".tt-pad")),
        "bar", place(one(scene, ".tt-pay")));
  }

  private static Node one(Scene scene, String selector) {
    List<Node> shown =
        scene.getRoot().lookupAll(selector).stream().filter(KeyFaults::showsWhole).toList();
    if (shown.size() != 1) {
      throw new AssertionError(selector + " shows " + shown.size() + " times");
    }
    return shown.getFirst();
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
