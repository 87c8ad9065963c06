package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.ShownWindow.eventually;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.fx.Fx;
import truetill.client.fx.TestFxHand;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.JournalCheck;
import truetill.client.screens.ShownWindow;
import truetill.core.money.Money;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.TillState.ClosedDrawer;

/**
 * A whole day at the register of the demo shop, with nothing left out but the time by which keys
 * are told from scans: once with the keyboard alone, once with a finger alone.
 */
class WholeDayTest {
  private static final PrintWriter QUIET = new PrintWriter(Writer.nullWriter());

  /** One of each: 186.41. */
  private static final List<Integer> FLOAT = List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

  /** One hundred. */
  private static final List<Integer> DROP = List.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final Set<KeyCode> SCANNED = EnumSet.of(KeyCode.ENTER, KeyCode.SHIFT);

  @TempDir static Path folder = Path.of("");

  private static @Nullable Host host;

  /**
   * What is bought and what it comes to, reckoned by hand at the demo shop's tax of 7 %.
   *
   * @param three codes of the first sale, paid in cash with a book at 4.00
   * @param drawer what the books expect in the drawer at the end
   * @param pieces the same in pieces, largest first
   */
  private record Basket(
      List<String> three,
      String cashTotal,
      String change,
      String card,
      String cardTotal,
      String split,
      String splitOnCard,
      String splitInCash,
      String drawer,
      List<Integer> pieces) {}

  private static final Basket BY_KEYS =
      new Basket(
          List.of("ITM0000001", "ITM0000002", "ITM0000003"),
          "31.53",
          "18.47",
          "ITM0000004",
          "6.41",
          "ITM0000006",
          "10",
          "4.45",
          "122.39",
          List.of(1, 0, 1, 0, 0, 2, 1, 1, 0, 4));
  private static final Basket BY_TOUCH =
      new Basket(
          List.of("ITM0000005", "ITM0000007", "ITM0000008"),
          "21.38",
          "28.62",
          "ITM0000009",
          "9.62",
          "ITM0000010",
          "2",
          "3.34",
          "111.13",
          List.of(1, 0, 0, 1, 0, 1, 0, 1, 0, 3));

  @BeforeAll
  static void startStore() throws CannotStart {
    host = Host.start(folder.resolve("store"), 0, true, QUIET);
  }

  @AfterAll
  static void stopStore() {
    Objects.requireNonNull(host).close();
  }

  private static ShopTill open(Path data) throws CannotStart {
    return new ShopTill(data, Objects.requireNonNull(host).address(), new TestFxHand());
  }

  @Test
  void theKeyboardAloneIsEnough() throws Exception {
    AtomicInteger presses = new AtomicInteger();
    day(
        "keys",
        BY_KEYS,
        KeyCashier::new,
        scene -> scene.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> presses.incrementAndGet()),
        WholeDayTest::seesFocus);
    assertThat(presses).hasValue(0);
  }

  /** The scanner types letters, digits and Enter; no other key is touched. */
  @Test
  void aFingerAndTheScannerAreEnough() throws Exception {
    List<KeyCode> others = new CopyOnWriteArrayList<>();
    day(
        "touch",
        BY_TOUCH,
        TouchCashier::new,
        scene ->
            scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                  KeyCode code = key.getCode();
                  if (!code.isLetterKey() && !code.isDigitKey() && !SCANNED.contains(code)) {
                    others.add(code);
                  }
                }),
        till -> {});
    assertThat(others).isEmpty();
  }

  /** Whoever works with keys sees where they go: to a field, or to the whole screen. */
  private static void seesFocus(ShownWindow till) {
    Node focused = till.focused();
    assertThat(focused).isNotNull();
    Fx.run(() -> {
      assertThat(focused.getScene()).isSameAs(till.scene());
      for (Node at = focused; at != null; at = at.getParent()) {
        assertThat(at.isVisible()).as("%s shows", at).isTrue();
      }
      assertThat(focused instanceof TextField || focused.getParent().getParent() != null)
          .as("focus is in %s", focused)
          .isTrue();
    });
  }

  private static void day(
      String name,
      Basket basket,
      Function<ShownWindow, Cashier> hired,
      Consumer<Scene> listen,
      Consumer<ShownWindow> look)
      throws CannotStart, IOException {
    Path data = folder.resolve(name);
    ClosedDrawer closed;
    String lastReceipt;
    try (ShopTill shop = open(data)) {
      ShownWindow till = shop.window();
      Scene scene = till.scene();
      Fx.run(() -> listen.accept(scene));
      Cashier cashier = hired.apply(till);

      cashier.signIn("Ines Tamarack", "1001");
      cashier.openDrawer(FLOAT);
      till.awaits("Nothing here yet. Scan the first tag.", "Ines");
      look.accept(till);
      assertThat(open(shop).cash().opening()).hasToString("186.41");

      payCash(shop, cashier, basket, look);
      payCardAndSplit(shop, cashier, basket, look);

      cashier.lock();
      cashier.signIn("Hana Quillfeather", "800001");
      till.awaits("Hana", "Nothing here yet. Scan the first tag.");
      look.accept(till);
      cashier.voidSale("2", "Rung up wrong");
      eventually(() ->
          assertThat(till.texts())
              .anyMatch(text ->
                  text.endsWith("is void. Give " + basket.cardTotal() + " back on the card.")));
      look.accept(till);
      cashier.drop(DROP);
      till.awaits("100.00 dropped to the safe.");
      look.accept(till);
      cashier.handOff(basket.pieces(), "Teo Larkspur");
      till.awaits("Teo Larkspur holds the drawer now.");
      look.accept(till);
      assertThat(open(shop).cash().drops()).hasToString("100.00");

      cashier.openDay();
      till.awaits("The day so far", "1 sale taken back", "186.41", "100.00");
      look.accept(till);
      cashier.leaveDay();
      till.awaits("Nothing here yet. Scan the first tag.");
      cashier.lock();

      cashier.signIn("Teo Larkspur", "1002");
      till.awaits("Teo", "Nothing here yet. Scan the first tag.");
      cashier.count(basket.pieces());
      till.awaits("Compare", "Expected by the books", basket.drawer(), "The count is exact.");
      look.accept(till);
      cashier.closeDrawer();
      till.awaits("The drawer is closed");
      look.accept(till);
      till.picture("day-" + name + "/closed");

      closed = Objects.requireNonNull(shop.register().drawer().lastClosed());
      lastReceipt = Objects.requireNonNull(shop.register().selling().last()).receipt();
    }
    assertThat(closed.counted()).hasToString(basket.drawer());
    assertThat(closed.variance()).isEqualTo(Money.ZERO);
    assertThat(JournalCheck.run(DiskStorage.create(data)).problem()).isNull();
    try (ShopTill again = open(data)) {
      assertThat(again.register().drawer().lastClosed()).isEqualTo(closed);
      assertThat(again.register().selling().last()).isNotNull();
      assertThat(Objects.requireNonNull(again.register().selling().last()).receipt())
          .isEqualTo(lastReceipt);
    }
  }

  private static void payCash(
      ShopTill shop, Cashier cashier, Basket basket, Consumer<ShownWindow> look) {
    ShownWindow till = shop.window();
    basket.three().forEach(cashier::scan);
    till.awaits("3 items");
    cashier.untagged("4.00", "Book");
    till.awaits("4 items", "$" + basket.cashTotal());
    look.accept(till);
    cashier.scan("ITM9999999");
    till.awaits("No item has this code");
    look.accept(till);
    till.picture("day-refused");
    cashier.ignore();
    eventually(() -> assertThat(till.texts()).doesNotContain("No item has this code"));
    assertThat(till.texts()).contains("4 items", "$" + basket.cashTotal());

    cashier.payCash("50");
    till.awaits("Paid in cash. Give " + basket.change() + " back.", "Receipt printed");
    look.accept(till);
    eventually(() ->
        assertThat(Fx.get(() -> till.find("#picture", ImageView.class).getImage())).isNotNull());
    till.picture("day-change");
    cashier.newSale();
    till.awaits("No items", "Nothing here yet. Scan the first tag.");
    look.accept(till);
  }

  private static void payCardAndSplit(
      ShopTill shop, Cashier cashier, Basket basket, Consumer<ShownWindow> look) {
    ShownWindow till = shop.window();
    cashier.scan(basket.card());
    till.awaits("1 item", "$" + basket.cardTotal());
    cashier.payCard();
    till.awaits("Paid by card. Nothing to hand back.", "Card " + basket.cardTotal());
    look.accept(till);

    cashier.scan(basket.split());
    till.awaits("1 item");
    cashier.paySplit(basket.splitOnCard());
    till.awaits(
        "Paid by card and in cash. Nothing to hand back.",
        "Cash " + basket.splitInCash() + " · Card " + basket.splitOnCard() + ".00");
    look.accept(till);
    cashier.newSale();
    till.awaits("No items");
    assertThat(open(shop).tally().sales()).isEqualTo(3);
  }

  private static OpenDrawer open(ShopTill shop) {
    return Objects.requireNonNull(shop.register().drawer().open());
  }
}
