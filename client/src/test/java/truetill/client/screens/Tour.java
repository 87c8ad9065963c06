package truetill.client.screens;

import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;
import static truetill.client.screens.shop.FakeRegister.MANAGER_PIN;

import java.time.Duration;
import java.util.function.BiConsumer;
import javafx.scene.input.KeyCode;
import truetill.client.fx.Fx;
import truetill.client.fx.Keys;
import truetill.client.fx.Theme;
import truetill.client.screens.shop.FakeRegister;
import truetill.core.money.Money;

/**
 * A working day, from sign-in to the closed drawer, through every screen and every panel. At each
 * stop somebody looks.
 */
final class Tour {
  static final Duration SCANNER = Duration.ofMillis(10);

  private final Theme theme;
  private final double width;
  private final double height;
  private final BiConsumer<String, TillWindow> look;

  /**
   * A tour in one theme and size.
   *
   * @param look told the stop's name and the window as it is there
   */
  Tour(Theme theme, double width, double height, BiConsumer<String, TillWindow> look) {
    this.theme = theme;
    this.width = width;
    this.height = height;
    this.look = look;
  }

  void walk() {
    FakeRegister register = FakeRegister.ofDemoPeople();
    try (TillWindow till = TillWindow.open(register, theme, width, height)) {
      signIn(till);
      openDrawer(till);
      sell(till);
      pay(till);
      around(till);
      trouble(till);
      close(till);
    }
  }

  private void stop(String name, TillWindow till) {
    till.keys().after(Duration.ofMillis(200));
    look.accept(name, till);
  }

  private void signIn(TillWindow till) {
    Keys keys = till.keys();
    stop("sign-in", till);
    keys.press(KeyCode.RIGHT).press(KeyCode.RIGHT).type("10");
    stop("sign-in-pin", till);
    keys.type("99").press(KeyCode.ENTER);
    stop("sign-in-wrong", till);
    keys.press(KeyCode.RIGHT);
    keys.press(KeyCode.F2);
    stop("sign-in-password", till);
    keys.press(KeyCode.F2).type(CASHIER_PIN).press(KeyCode.ENTER);
  }

  /** One line with a long title and a high price, then more lines than there is room for. */
  private void sellMuch(TillWindow till) {
    Keys keys = till.keys();
    keys.scan("ITM0048405", SCANNER);
    stop("sale-one", till);
    Fx.run(() -> {
      for (int line = 0; line < 25; line++) {
        till.register()
            .selling()
            .addUntagged("Box of mixed kitchen things, as it is " + line, Money.of("33.33"), 99)
            .orElseThrow();
      }
    });
    keys.scan("ITM0048404", SCANNER);
    stop("sale-sold", till);
    keys.press(KeyCode.ESCAPE).scan("ITM0048403", SCANNER);
    stop("sale-many", till);
    keys.press(KeyCode.F9);
    stop("pay-much", till);
    keys.press(KeyCode.ESCAPE);
    keys.press(KeyCode.CONTROL, KeyCode.DELETE).press(KeyCode.CONTROL, KeyCode.DELETE);
  }

  private void openDrawer(TillWindow till) {
    Keys keys = till.keys();
    stop("drawer-open", till);
    keys.press(KeyCode.ENTER).type("2").press(KeyCode.ENTER).type("1o");
    stop("drawer-open-wrong", till);
    keys.press(KeyCode.F11);
    stop("menu-closed", till);
    keys.press(KeyCode.ESCAPE);
    till.tabTo("#startOver");
    stop("drawer-open-tab", till);
    keys.press(KeyCode.ENTER).press(KeyCode.F9);
  }

  private void sell(TillWindow till) {
    Keys keys = till.keys();
    stop("sale-empty", till);
    sellMuch(till);
    keys.scan("ITM0048400", SCANNER).scan("ITM0048401", SCANNER).press(KeyCode.F4);
    keys.scan("ITM0048213", SCANNER);
    keys.scan("ITM0047790", SCANNER);
    untagged(till, "2", "4.99", "Jeans, any size");
    keys.scan("ITM0045102", SCANNER);
    untagged(till, "3", "1.00", "Paperback");
    keys.scan("ITM0048377", SCANNER);
    stop("sale", till);
    keys.scan("4006003118", SCANNER);
    stop("sale-refused", till);
    keys.scan("ITM0048377", SCANNER);
    stop("sale-refused-two", till);
    keys.press(KeyCode.ESCAPE).type("12").type("*").press(KeyCode.F6).type("1o");
    stop("sale-untagged", till);
    keys.press(KeyCode.ESCAPE).press(KeyCode.ESCAPE).press(KeyCode.F7);
    stop("sale-drawer", till);
    keys.press(KeyCode.ENTER);
    stop("sale-drawer-why", till);
    keys.press(KeyCode.ESCAPE).press(KeyCode.CONTROL, KeyCode.DELETE);
    stop("sale-clear", till);
    keys.press(KeyCode.ESCAPE).press(KeyCode.F2).type("lamp");
    stop("find", till);
    keys.type(" zzz");
    stop("find-nothing", till);
    keys.press(KeyCode.ESCAPE);
  }

  private static void untagged(TillWindow till, String number, String price, String words) {
    till.keys()
        .type(number)
        .type("*")
        .press(KeyCode.F6)
        .type(price)
        .press(KeyCode.ENTER)
        .type(words)
        .press(KeyCode.ENTER);
  }

  private void pay(TillWindow till) {
    Keys keys = till.keys();
    keys.press(KeyCode.F9);
    stop("pay", till);
    keys.type("20").press(KeyCode.F10);
    stop("pay-split", till);
    keys.type("1x");
    stop("pay-wrong", till);
    keys.press(KeyCode.BACK_SPACE, KeyCode.BACK_SPACE);
    keys.press(KeyCode.BACK_SPACE).press(KeyCode.BACK_SPACE).type("10").press(KeyCode.ENTER);
    stop("pay-short", till);
    keys.press(KeyCode.BACK_SPACE).press(KeyCode.BACK_SPACE).press(KeyCode.DELETE);
    keys.type("100").press(KeyCode.ENTER);
    stop("change", till);
    Fx.run(() -> till.register().paperOut(1));
    stop("change-printing", till);
    Fx.run(() -> till.register().paperOut(0));
    keys.scan("ITM0048403", SCANNER).press(KeyCode.F10);
    stop("change-card", till);
    keys.press(KeyCode.ENTER);
  }

  private void around(TillWindow till) {
    Keys keys = till.keys();
    keys.press(KeyCode.F1);
    stop("keys", till);
    keys.press(KeyCode.ESCAPE).press(KeyCode.F11);
    stop("menu", till);
    keys.type("1");
    stop("day", till);
    keys.press(KeyCode.ESCAPE).type("6").type("piet");
    stop("customer", till);
    keys.press(KeyCode.ENTER);
    stop("sale-customer", till);
    keys.press(KeyCode.F3).press(KeyCode.F4).press(KeyCode.F11).type("4");
    stop("clock", till);
    keys.press(KeyCode.ENTER).after(Duration.ofMinutes(200)).type("3o");
    stop("clock-in", till);
    keys.press(KeyCode.ESCAPE).press(KeyCode.ESCAPE).press(KeyCode.F11).type("2").type("5");
    stop("drawer", till);
    keys.press(KeyCode.F2);
    countAll(till, "1");
    stop("drawer-hand-over", till);
    keys.press(KeyCode.F9).press(KeyCode.RIGHT);
    stop("drawer-who", till);
    keys.press(KeyCode.ESCAPE).press(KeyCode.ESCAPE);
  }

  private static void countAll(TillWindow till, String each) {
    for (int row = 0; row < 10; row++) {
      till.keys().type(each).press(KeyCode.ENTER);
    }
  }

  private void trouble(TillWindow till) {
    Keys keys = till.keys();
    keys.press(KeyCode.F5).scan("ITM0048402", SCANNER).press(KeyCode.F4);
    Fx.run(() -> till.register().goAlone(12));
    keys.scan("ITM0047791", SCANNER);
    stop("alone", till);
    Fx.run(() ->
        till.register().warn("The clock of this computer is 14 minutes behind the store server."));
    stop("alone-warned", till);
    keys.press(KeyCode.ESCAPE);
    Fx.run(() -> till.register().warn(null));
    Fx.run(() -> till.register().goOnline());
    keys.press(KeyCode.F5).press(KeyCode.CONTROL, KeyCode.L);
    stop("sign-in-waiting", till);
    keys.type(MANAGER_PIN).press(KeyCode.ENTER).press(KeyCode.CONTROL, KeyCode.R);
    keys.type("1").press(KeyCode.ENTER).press(KeyCode.ENTER);
    stop("sale-void", till);
    keys.type("Rung up wrong").press(KeyCode.ENTER);
    stop("sale-void-done", till);
    keys.press(KeyCode.F4).scan("ITM0048400", SCANNER).press(KeyCode.F4).press(KeyCode.F5);
    stop("sale-held", till);
    keys.press(KeyCode.ESCAPE);
  }

  private void close(TillWindow till) {
    Keys keys = till.keys();
    while (till.heldSales() > 0) {
      keys.press(KeyCode.F5).type("1");
      keys.press(KeyCode.CONTROL, KeyCode.DELETE).press(KeyCode.CONTROL, KeyCode.DELETE);
    }
    keys.press(KeyCode.F11).type("3");
    keys.press(KeyCode.ENTER).type("3").press(KeyCode.ENTER);
    stop("drawer-count", till);
    countAll(till, "2");
    keys.press(KeyCode.F9);
    stop("drawer-compare", till);
    keys.press(KeyCode.F9);
    stop("drawer-closed", till);
  }
}
