package truetill.client.fx;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.util.Duration;

/**
 * What all keys on the screen have in common. A finger or mouse presses one without taking the
 * focus from the field the keyboard writes to; Tab still reaches it. Each press is seen for at
 * least 80 ms.
 */
abstract class PressedKey extends Button {
  private static final PseudoClass FLASH = PseudoClass.getPseudoClass("flash");
  private static final Duration SEEN = Duration.millis(80);

  private final PauseTransition flash = new PauseTransition(SEEN);

  PressedKey(String... styleClasses) {
    getStyleClass().setAll(styleClasses);
    setMnemonicParsing(false);
    flash.setOnFinished(over -> pseudoClassStateChanged(FLASH, false));
  }

  /** The toolkit asks for the focus on a mouse press; traversal by key goes another way. */
  @Override
  public void requestFocus() {
    // stays with the field
  }

  @Override
  public void fire() {
    if (!isDisabled()) {
      pseudoClassStateChanged(FLASH, true);
      flash.playFromStart();
    }
    super.fire();
  }
}
