package truetill.client.app;

import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import truetill.client.fx.Keys;
import truetill.client.screens.ShownWindow;

/** Works with the keyboard alone. */
final class KeyCashier implements Cashier {
  private static final int MOST_PEOPLE = 10;

  private final ShownWindow till;
  private final Keys keys;

  KeyCashier(ShownWindow till) {
    this.till = till;
    this.keys = till.keys();
  }

  @Override
  public void signIn(String name, String pin) {
    till.awaits("Who is at the till?", name);
    keys.type(pin).press(KeyCode.ENTER);
  }

  @Override
  public void openDrawer(List<Integer> pieces) {
    till.awaits("Count the float and open the drawer");
    fill(pieces);
    keys.press(KeyCode.F9);
  }

  private void fill(List<Integer> pieces) {
    for (int count : pieces) {
      keys.type(Integer.toString(count)).press(KeyCode.ENTER);
    }
  }

  @Override
  public void scan(String code) {
    keys.scan(code, Duration.ofMillis(12));
  }

  @Override
  public void untagged(String price, String what) {
    keys.press(KeyCode.F6);
    till.awaits("Untagged thing");
    keys.type(price).press(KeyCode.ENTER).type(what).press(KeyCode.ENTER);
  }

  @Override
  public void ignore() {
    keys.press(KeyCode.ESCAPE);
  }

  @Override
  public void payCash(String tendered) {
    keys.press(KeyCode.F9);
    till.awaits("How do they pay?");
    keys.type(tendered).press(KeyCode.ENTER);
  }

  @Override
  public void payCard() {
    keys.press(KeyCode.F10);
  }

  @Override
  public void paySplit(String onCard) {
    keys.press(KeyCode.F9);
    till.awaits("How do they pay?");
    keys.type(onCard).press(KeyCode.F10);
    till.awaits("Left to pay");
    keys.press(KeyCode.ENTER);
  }

  @Override
  public void newSale() {
    keys.press(KeyCode.ENTER);
  }

  @Override
  public void lock() {
    keys.press(KeyCode.CONTROL, KeyCode.L);
  }

  @Override
  public void voidSale(String counter, String reason) {
    keys.press(KeyCode.CONTROL, KeyCode.R);
    till.awaits("Take a sale back");
    keys.type(counter).press(KeyCode.ENTER).type(reason).press(KeyCode.ENTER);
  }

  @Override
  public void drop(List<Integer> pieces) {
    keys.press(KeyCode.F11);
    till.awaits("Menu");
    keys.type("2");
    till.awaits("Drop to the safe");
    fill(pieces);
    keys.press(KeyCode.F9);
  }

  @Override
  public void handOff(List<Integer> pieces, String name) {
    keys.press(KeyCode.F2);
    till.awaits("Hand the drawer over");
    fill(pieces);
    keys.press(KeyCode.F9);
    till.awaits("Who takes it over?");
    String chosen = "Hand to " + name.substring(0, name.indexOf(' '));
    for (int step = 0; step < MOST_PEOPLE && !till.texts().contains(chosen); step++) {
      keys.press(KeyCode.RIGHT);
    }
    till.awaits(chosen);
    keys.press(KeyCode.F9);
  }

  @Override
  public void openDay() {
    keys.press(KeyCode.ESCAPE);
    till.awaits("Nothing here yet. Scan the first tag.");
    keys.press(KeyCode.F11);
    till.awaits("Menu");
    keys.type("1");
  }

  @Override
  public void leaveDay() {
    keys.press(KeyCode.ESCAPE);
    till.awaits("Menu");
    keys.press(KeyCode.ESCAPE);
  }

  @Override
  public void count(List<Integer> pieces) {
    keys.press(KeyCode.F11);
    till.awaits("Menu");
    keys.type("3");
    till.awaits("Count the drawer");
    fill(pieces);
    keys.press(KeyCode.F9);
  }

  @Override
  public void closeDrawer() {
    keys.press(KeyCode.F9);
  }
}
