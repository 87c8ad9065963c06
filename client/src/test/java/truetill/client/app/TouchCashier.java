package truetill.client.app;

import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import truetill.client.fx.Keys;
import truetill.client.screens.ShownWindow;

/** Works with a finger on the screen and the scanner alone. */
final class TouchCashier implements Cashier {
  private final ShownWindow till;
  private final Keys keys;

  TouchCashier(ShownWindow till) {
    this.till = till;
    this.keys = till.keys();
  }

  private void tap(String words) {
    keys.click(() -> till.button(words));
  }

  private void pad(String digits) {
    digits.chars().forEach(digit -> keys.click(() -> till.padKey(Character.toString(digit))));
  }

  private void menu(String entry) {
    keys.click(() -> till.find("#person", Node.class));
    till.awaits("Menu");
    keys.click(() -> till.buttonEnding("  " + entry));
  }

  /** A row that is left empty counts as none. */
  private void fill(List<Integer> pieces) {
    for (int count : pieces) {
      if (count > 0) {
        pad(Integer.toString(count));
      }
      tap("Next row");
    }
  }

  @Override
  public void signIn(String name, String pin) {
    till.awaits("Who is at the till?", name);
    tap(name);
    pad(pin);
    tap("Sign in");
  }

  @Override
  public void openDrawer(List<Integer> pieces) {
    till.awaits("Count the float and open the drawer");
    fill(pieces);
    tap("Open drawer");
  }

  @Override
  public void scan(String code) {
    keys.scan(code, Duration.ofMillis(12));
  }

  @Override
  public void untagged(String price, String what) {
    tap("Untagged");
    till.awaits("Untagged thing");
    pad(price);
    tap(what);
    tap("Add");
  }

  @Override
  public void ignore() {
    tap("Ignore");
  }

  @Override
  public void payCash(String tendered) {
    tap("Pay");
    till.awaits("How do they pay?");
    pad(tendered);
    tap("Take cash");
  }

  @Override
  public void payCard() {
    tap("Pay");
    till.awaits("How do they pay?");
    tap("Card");
  }

  @Override
  public void paySplit(String onCard) {
    tap("Pay");
    till.awaits("How do they pay?");
    pad(onCard);
    tap("Card");
    till.awaits("Left to pay");
    tap("Take cash");
  }

  @Override
  public void newSale() {
    tap("New sale");
  }

  @Override
  public void lock() {
    menu("Lock");
  }

  @Override
  public void voidSale(String counter, String reason) {
    tap("Void");
    till.awaits("Take a sale back");
    pad(counter);
    tap(reason);
    tap("Void sale");
  }

  @Override
  public void drop(List<Integer> pieces) {
    menu("Drop or hand over");
    till.awaits("Drop to the safe");
    fill(pieces);
    tap("Drop to safe");
  }

  @Override
  public void handOff(List<Integer> pieces, String name) {
    tap("Hand over instead");
    till.awaits("Hand the drawer over");
    fill(pieces);
    tap("Hand over");
    till.awaits("Who takes it over?");
    tap(name);
    tap("Hand to " + name.substring(0, name.indexOf(' ')));
  }

  @Override
  public void openDay() {
    tap("Back");
    till.awaits("Nothing here yet. Scan the first tag.");
    menu("The day so far");
  }

  @Override
  public void leaveDay() {
    tap("Back");
    till.awaits("Menu");
    tap("Back");
  }

  @Override
  public void count(List<Integer> pieces) {
    menu("Count and close");
    till.awaits("Count the drawer");
    fill(pieces);
    tap("Confirm count");
  }

  @Override
  public void closeDrawer() {
    tap("Close drawer");
  }
}
