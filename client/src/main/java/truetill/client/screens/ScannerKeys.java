package truetill.client.screens;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import truetill.client.devices.scanner.ScanClassifier;
import truetill.client.devices.scanner.ScanDecision;
import truetill.client.devices.scanner.ScanKey;
import truetill.client.fx.Later;
import truetill.client.fx.TextInputs;
import truetill.client.shell.ScanListener;

/**
 * Stands before every control of a scene and tells the scanner's keys from the cashier's. Held
 * characters of a person are given to the control that has the focus; a scan reaches no control.
 */
final class ScannerKeys {
  private final Scene scene;
  private final ScanClassifier classifier;
  private final LongSupplier now_nanos;
  private final Later later;
  private final ScanListener listener;
  private Runnable callOff = () -> {};
  private boolean givingBack;
  private boolean swallowEnd;

  private ScannerKeys(
      Scene scene,
      ScanClassifier classifier,
      LongSupplier now_nanos,
      Later later,
      ScanListener listener) {
    this.scene = scene;
    this.classifier = classifier;
    this.now_nanos = now_nanos;
    this.later = later;
    this.listener = listener;
  }

  static void listen(
      Scene scene,
      ScanClassifier classifier,
      LongSupplier now_nanos,
      Later later,
      ScanListener listener) {
    ScannerKeys keys = new ScannerKeys(scene, classifier, now_nanos, later, listener);
    scene.addEventFilter(KeyEvent.ANY, keys::see);
  }

  private void see(KeyEvent event) {
    if (givingBack || event.isConsumed()) {
      return;
    }
    if (event.getEventType() == KeyEvent.KEY_PRESSED) {
      pressed(event);
    } else if (event.getEventType() == KeyEvent.KEY_TYPED) {
      typed(event);
    } else if (swallowEnd && isEnd(event.getCode())) {
      swallowEnd = false;
      event.consume();
    }
  }

  private void pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code.isModifierKey()) {
      return;
    }
    if (isCommand(event) || typesNothing(code)) {
      feed(new ScanKey.Other(), event);
    } else if (isEnd(code)) {
      feed(code == KeyCode.TAB ? new ScanKey.Tab() : new ScanKey.Enter(), event);
      swallowEnd = event.isConsumed();
    }
  }

  private void typed(KeyEvent event) {
    String characters = event.getCharacter();
    if (isCommand(event)) {
      return;
    }
    if (swallowEnd
        && (characters.equals("\r") || characters.equals("\n") || characters.equals("\t"))) {
      event.consume();
      return;
    }
    for (int at = 0; at < characters.length(); at++) {
      if (!Character.isISOControl(characters.charAt(at))) {
        feed(new ScanKey.Typed(characters.charAt(at)), event);
      }
    }
  }

  private static boolean isCommand(KeyEvent event) {
    return event.isControlDown() || event.isAltDown() || event.isMetaDown();
  }

  private static boolean isEnd(KeyCode code) {
    return code == KeyCode.ENTER || code == KeyCode.TAB;
  }

  private static boolean typesNothing(KeyCode code) {
    return code.isFunctionKey()
        || code.isNavigationKey()
        || code == KeyCode.ESCAPE
        || code == KeyCode.BACK_SPACE
        || code == KeyCode.DELETE
        || code == KeyCode.INSERT;
  }

  private void feed(ScanKey key, KeyEvent event) {
    carryOut(classifier.feed(key, now_nanos.getAsLong()), event);
    watch();
  }

  private void carryOut(List<ScanDecision> decisions, Event event) {
    for (ScanDecision decision : decisions) {
      switch (decision) {
        case ScanDecision.Pass pass -> {
          // goes on to the control
        }
        case ScanDecision.Hold hold -> event.consume();
        case ScanDecision.Scan(String code) -> {
          event.consume();
          listener.scanned(code);
        }
        case ScanDecision.Broken(String characters) -> listener.unreadable(characters);
        case ScanDecision.Release(String characters) -> giveBack(characters);
      }
    }
  }

  /** When nothing more comes, what is held is decided without a further key. */
  private void watch() {
    callOff.run();
    OptionalLong deadline = classifier.deadline_nanos();
    if (deadline.isPresent()) {
      long wait = Math.max(0, deadline.getAsLong() - now_nanos.getAsLong());
      callOff = later.after(Duration.ofNanos(wait), this::waited);
    } else {
      callOff = () -> {};
    }
  }

  private void waited() {
    for (ScanDecision decision : classifier.expire(now_nanos.getAsLong())) {
      switch (decision) {
        case ScanDecision.Broken(String characters) -> listener.unreadable(characters);
        case ScanDecision.Release(String characters) -> giveBack(characters);
        default -> throw new IllegalStateException("no key to decide on: " + decision);
      }
    }
    watch();
  }

  private void giveBack(String characters) {
    givingBack = true;
    try {
      for (int at = 0; at < characters.length(); at++) {
        giveBack(characters.charAt(at));
      }
    } finally {
      givingBack = false;
    }
  }

  private void giveBack(char character) {
    Node focus = scene.getFocusOwner();
    if (focus != null) {
      TextInputs.awake(focus);
    }
    Event.fireEvent(
        focus == null ? scene : focus,
        new KeyEvent(
            KeyEvent.KEY_TYPED,
            String.valueOf(character),
            "",
            KeyCode.UNDEFINED,
            false,
            false,
            false,
            false));
  }
}
