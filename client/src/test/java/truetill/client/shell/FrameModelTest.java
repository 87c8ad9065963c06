package truetill.client.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import truetill.client.fx.OnThisThread;
import truetill.client.fx.Words;
import truetill.client.screens.shop.FakeRegister;

class FrameModelTest {
  private final FakeRegister register = new FakeRegister().openFor(CASHIER_PIN, "200.00");
  private final Session session = new Session();
  private final FrameModel frame =
      new FrameModel(register, OnThisThread.strict(), register.clock(), Words.english(), session);
  private final AutoCloseable following = frame.follow();

  @AfterEach
  void stop() throws Exception {
    following.close();
  }

  @Test
  void saysHowTheTillStands() {
    assertThat(frame.shop()).isEqualTo("Juniper Lane Thrift");
    assertThat(frame.till()).isEqualTo("Till 2");
    assertThat(frame.drawerProperty().get()).isEqualTo("Drawer open since 9:02 AM");
    assertThat(frame.linkProperty().get()).isEqualTo("Online");
    assertThat(frame.timeProperty().get()).isEqualTo("9:02 AM");
  }

  @Test
  void aloneItSaysHowMuchWaits() {
    register.goAlone(12);
    assertThat(frame.linkProperty().get()).isEqualTo("Alone — 12 waiting");
    assertThat(frame.linkSinceProperty().get()).isEqualTo("Alone since 9:02 AM — 12 waiting");
    assertThat(frame.linkHelpProperty().get()).contains("Go on selling", "the store's PC");
    register.goAlone(0);
    assertThat(frame.linkProperty().get()).isEqualTo("Alone");
    assertThat(frame.linkSinceProperty().get()).isEqualTo("Alone since 9:02 AM");
    register.goOnline();
    assertThat(frame.linkProperty().get()).isEqualTo("Online");
    assertThat(frame.linkSinceProperty().get()).isEqualTo("Online");
  }

  @Test
  void theRegistersWarningComesBeforeThePrinters() {
    register.paperOut(2);
    assertThat(frame.warningProperty().get()).startsWith("2 receipts wait for the printer.");
    register.warn("The disk is nearly full.");
    assertThat(frame.warningProperty().get()).isEqualTo("The disk is nearly full.");
    register.warn(null);
    register.paperOut(0);
    assertThat(frame.warningProperty().get()).isEmpty();
  }

  @Test
  void anIncidentShowsItsNumberUntilTheNextScreen() {
    frame.showIncident("4F2A0C11");
    assertThat(frame.warningProperty().get()).contains("4F2A0C11");
    frame.moved();
    assertThat(frame.warningProperty().get()).isEmpty();
  }

  @Test
  void thePersonIsCalledByFirstName() {
    session.begin(register.signIn().withPin(CASHIER_PIN).orElseThrow());
    assertThat(frame.personProperty().get()).isEqualTo("Ines");
    session.end();
    assertThat(frame.personProperty().get()).isEmpty();
  }

  @Test
  void timeGoesOn() {
    register.time().advance(Duration.ofMinutes(339));
    frame.tick();

    assertThat(frame.timeProperty().get()).isEqualTo("2:41 PM");
  }
}
