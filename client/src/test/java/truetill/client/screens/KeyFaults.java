package truetill.client.screens;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import truetill.client.fx.NameTile;
import truetill.client.fx.PadKey;

/** What the keyboard cannot do on a scene. */
final class KeyFaults {
  private KeyFaults() {}

  /** One sentence each. To be called on the FX thread. */
  static List<String> of(Scene scene) {
    List<String> faults = new ArrayList<>();
    ShownWindow.shown(scene.getRoot())
        .filter(ButtonBase.class::isInstance)
        .map(ButtonBase.class::cast)
        .filter(key -> !key.isDisabled() && !key.isFocusTraversable() && !hasKeysOfItsOwn(key))
        .forEach(key -> faults.add("Tab does not reach " + key));
    Node focused = scene.getFocusOwner();
    if (focused == null) {
      faults.add("nothing has the focus");
    } else if (!showsWhole(focused)) {
      faults.add("the focus is in what does not show: " + focused);
    }
    return faults;
  }

  /** Digits are typed, people chosen with the arrows, words typed, the menu opened with F11. */
  private static boolean hasKeysOfItsOwn(ButtonBase key) {
    return key instanceof PadKey
        || key instanceof NameTile
        || key.getStyleClass().contains("tt-chip")
        || key.getStyleClass().contains("tt-person");
  }

  static boolean showsWhole(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
