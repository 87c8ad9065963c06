package truetill.client.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class KeyMapTest {
  private final List<String> done = new ArrayList<>();
  private boolean empty = true;
  private final KeyMap keys =
      new KeyMap()
          .printed("F9", "F9", "Pay", () -> done.add("pay"))
          .shown("F10 F11", "F10", "Card", () -> done.add("card"))
          .printedWhen(() -> empty, "DELETE", "Del", "Remove", () -> done.add("remove"))
          .also("F8", () -> done.add("other"))
          .explained("digits", "A price")
          .named("3 *", "Quantity");

  private void press(KeyCode code, boolean control) {
    KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
    keys.find(event).ifPresent(Runnable::run);
  }

  @Test
  void findsWhatAKeyDoes() {
    press(KeyCode.F9, false);
    press(KeyCode.F11, false);
    press(KeyCode.F9, true);
    press(KeyCode.F2, false);

    assertThat(done).containsExactly("pay", "card");
  }

  @Test
  void aNameThatIsNoKeyIsRefused() {
    assertThatThrownBy(() -> new KeyMap().printed("BACK_SPACE", "⌫", "Erase", () -> {}))
        .hasMessageContaining("No key is called BACK_SPACE");
  }

  @Test
  void aKeyThatIsNotLiveIsLeftToTheField() {
    empty = false;
    press(KeyCode.DELETE, false);

    assertThat(done).isEmpty();
  }

  @Test
  void aKeyExplainedByAnotherWorksAndIsNamedNowhere() {
    press(KeyCode.F8, false);

    assertThat(done).containsExactly("other");
    assertThat(keys.all()).extracting(KeyHint::cap).doesNotContain("F8");
  }

  @Test
  void theFooterNamesOnlyWhatNoKeyOnTheScreenNames() {
    assertThat(keys.footer())
        .containsExactly(new KeyHint("F10", "Card"), new KeyHint("digits", "A price"));
    assertThat(keys.all())
        .extracting(KeyHint::cap)
        .containsExactly("F9", "F10", "Del", "digits", "3 *");
  }
}
