package truetill.client.screens.hr.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import truetill.client.screens.shop.Workbench;

class ClockModelTest {
  private final Workbench bench = Workbench.selling(CASHIER_PIN);
  private final ClockModel clock =
      new ClockModel(
          bench.register.timeClock(),
          bench.background,
          bench.session,
          bench.navigator,
          bench.register.clock(),
          bench.words);

  ClockModelTest() {
    clock.entered();
  }

  @Test
  void inAndOutWithABreak() {
    assertThat(clock.state()).isEqualTo("Not clocked in.");
    clock.goOn();
    assertThat(clock.noticeProperty().get().words()).startsWith("Clocked in at 9:02 AM.");
    bench.register.time().advance(Duration.ofMinutes(450));
    assertThat(clock.state()).isEqualTo("At work since 9:02 AM: 7 h 30 min.");

    clock.setBreak("30");
    clock.goOn();
    assertThat(clock.noticeProperty().get().words())
        .isEqualTo("Clocked out at 4:32 PM. 7.00 hours worked.");
    assertThat(clock.isIn()).isFalse();
  }

  @Test
  void aBreakLongerThanTheShiftIsRefused() {
    clock.goOn();
    bench.register.time().advance(Duration.ofMinutes(20));
    clock.setBreak("30");
    clock.goOn();

    assertThat(clock.noticeProperty().get().words()).contains("shorter than the shift");
    assertThat(clock.isIn()).isTrue();
  }

  @Test
  void textForTheBreakIsAnsweredWithTheRightForm() {
    clock.goOn();
    bench.register.time().advance(Duration.ofMinutes(60));
    clock.setBreak("half an hour");
    clock.goOn();

    assertThat(clock.reason()).isEqualTo("Write whole minutes like 30");
    assertThat(clock.isIn()).isTrue();
  }

  @Test
  void theClockRunsOnAcrossVisits() {
    clock.goOn();
    bench.register.time().advance(Duration.ofMinutes(5));
    clock.entered();

    assertThat(clock.isIn()).isTrue();
    assertThat(clock.bar()).isEqualTo("Clock out");
  }
}
