package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.register.RegisterFixture.sku;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.client.fx.Keys;
import truetill.client.fx.ManualTime;
import truetill.client.journal.JournalCheck;
import truetill.client.register.RegisterFixture;
import truetill.client.screens.shop.FakePrinter;
import truetill.core.clock.StoreClock;
import truetill.core.pos.Cart;

/**
 * What goes wrong at the counter is said in words, and neither the sale in hand nor what was
 * recorded suffers: the window over a real journal on a disk that can fail.
 */
class BadInputTest {
  private static final Duration SCANNER = Duration.ofMillis(10);

  private final RegisterFixture fixture = RegisterFixture.inMemory().ready();
  private final ManualTime time = new ManualTime(fixture.clock.instant());
  private final ShownWindow till =
      ShownWindow.over(
          fixture.register(),
          new StoreClock(fixture.clock, ZoneId.of("America/Chicago")),
          time,
          new FakePrinter());
  private final Keys keys = till.keys();

  @BeforeEach
  void aSale() {
    keys.type("1001").press(KeyCode.ENTER).scan(sku(1), SCANNER).scan(sku(2), SCANNER);
    assertThat(till.texts()).contains("2 items", "$5.33");
  }

  @AfterEach
  void close() {
    till.close();
    fixture.close();
  }

  private Cart cart() {
    return fixture.register().selling().current();
  }

  private void nothingIsLost() throws IOException {
    assertThat(cart().lines()).hasSize(2);
    assertThat(fixture.paper.jobs()).isEmpty();
    fixture.storage().crash();
    assertThat(JournalCheck.run(fixture.storage()).problem()).isNull();
  }

  private void thenItIsPaid() {
    keys.press(KeyCode.F12);
    assertThat(till.texts()).contains("Paid in cash. Nothing to hand back.");
    assertThat(fixture.paper.jobs()).hasSize(1);
  }

  @Test
  void anUnknownCode() throws IOException {
    keys.scan("ITM9999999", SCANNER);

    assertThat(till.texts())
        .contains(
            "This till doesn’t know this code",
            "Scanned ITM9999999. Not in the sale, not charged.");
    assertThat(till.texts()).contains("2 items", "$5.33");
    nothingIsLost();
    keys.press(KeyCode.ESCAPE);
    thenItIsPaid();
  }

  @Test
  void aSoldThing() throws IOException {
    keys.scan(sku(21), SCANNER);

    assertThat(till.texts()).anyMatch(text -> text.contains("sold"));
    assertThat(till.texts()).contains("Scanned " + sku(21) + ". Not in the sale, not charged.");
    nothingIsLost();
    keys.press(KeyCode.ESCAPE);
    thenItIsPaid();
  }

  @Test
  void tooLittleCash() throws IOException {
    keys.press(KeyCode.F9).type("5").press(KeyCode.ENTER);

    assertThat(till.texts()).contains("How do they pay?");
    assertThat(till.texts()).anyMatch(text -> text.contains("0.33"));
    nothingIsLost();
    keys.press(KeyCode.ESCAPE);
    thenItIsPaid();
  }

  @Test
  void wordsInAnAmount() throws IOException {
    keys.press(KeyCode.F9).type("1o").press(KeyCode.ENTER);

    assertThat(till.texts()).contains("Write it like 12.40");
    assertThat(till.text("#tendered")).isEqualTo("1o");
    nothingIsLost();
    keys.press(KeyCode.ESCAPE);
    thenItIsPaid();
  }

  @Test
  void aScanWhileAnAmountIsTypedLeavesTheAmountAlone() throws IOException {
    keys.press(KeyCode.F9).type("20").scan("ITM9999999", SCANNER);

    assertThat(till.texts()).contains("Scanned ITM9999999. Not in the sale, not charged.");
    nothingIsLost();
    keys.press(KeyCode.F9);
    assertThat(till.text("#tendered")).doesNotContain("9");
  }

  @Test
  void aFullDisk() throws IOException {
    fixture.storage().setFreeBytes(0);
    keys.press(KeyCode.F12);

    assertThat(till.texts()).anyMatch(text -> text.startsWith("Not recorded: the disk"));
    assertThat(till.texts()).contains("2 items", "$5.33");
    assertThat(cart().lines()).hasSize(2);
    assertThat(fixture.paper.jobs()).isEmpty();
    fixture.storage().setFreeBytes(1 << 30);
    thenItIsPaid();
    fixture.storage().crash();
    assertThat(JournalCheck.run(fixture.storage()).problem()).isNull();
  }

  @Test
  void aFailingDisk() throws IOException {
    fixture.storage().failForces(name -> true);
    keys.press(KeyCode.F12);

    assertThat(till.texts()).anyMatch(text -> text.startsWith("Not recorded"));
    assertThat(cart().lines()).hasSize(2);
    assertThat(fixture.paper.jobs()).isEmpty();
    fixture.storage().heal();
    thenItIsPaid();
    assertThat(List.copyOf(fixture.paper.jobs())).hasSize(1);
  }
}
