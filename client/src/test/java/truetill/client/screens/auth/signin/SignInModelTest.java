package truetill.client.screens.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import org.junit.jupiter.api.Test;
import truetill.client.register.SignInDesk.Person;
import truetill.client.screens.shop.Workbench;
import truetill.client.shell.Screen;

class SignInModelTest {
  private static SignInModel locked(Workbench bench) {
    bench.lock.now();
    SignInModel model =
        new SignInModel(
            bench.register, bench.background, bench.session, bench.navigator, bench.words);
    model.entered();
    return model;
  }

  private static Person person(SignInModel model, String name) {
    return model.people().stream()
        .filter(person -> person.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPinAloneFindsItsPerson() {
    Workbench bench = Workbench.closed();
    SignInModel model = locked(bench);
    model.type(CASHIER_PIN);
    model.submit();

    assertThat(bench.session.actor()).isNotNull();
    assertThat(bench.navigator.current()).isEqualTo(Screen.DRAWER_OPEN);
  }

  @Test
  void withADrawerOpenSellingGoesOn() {
    Workbench bench = Workbench.selling(CASHIER_PIN);
    SignInModel model = locked(bench);
    model.type(CASHIER_PIN);
    model.submit();

    assertThat(bench.navigator.current()).isEqualTo(Screen.SALE);
  }

  @Test
  void aWrongPinIsForgottenAndExplained() {
    Workbench bench = Workbench.closed();
    SignInModel model = locked(bench);
    model.type("9999");
    model.submit();

    assertThat(bench.session.actor()).isNull();
    assertThat(model.typedProperty().get()).isZero();
    assertThat(model.noticeProperty().get().words()).isEqualTo("That is not right. Try again.");
  }

  @Test
  void thePinOfSomebodyElseDoesNotSignIn() {
    Workbench bench = Workbench.closed();
    SignInModel model = locked(bench);
    model.choose(person(model, "Bram"));
    model.type(CASHIER_PIN);
    model.submit();

    assertThat(bench.session.actor()).isNull();
    assertThat(bench.register.signIn().current()).isNull();
    assertThat(model.noticeProperty().get().words()).contains("somebody else");
  }

  @Test
  void fewerThanFourDigitsAreNotTried() {
    Workbench bench = Workbench.closed();
    SignInModel model = locked(bench);
    model.type("12");
    assertThat(model.missing()).isEqualTo("2 more digits");
    model.submit();

    assertThat(model.noticeProperty().get().isSilent()).isTrue();
  }

  @Test
  void lettersAreNotPartOfAPin() {
    SignInModel model = locked(Workbench.closed());
    model.type("1a0");

    assertThat(model.typedProperty().get()).isEqualTo(2);
    assertThat(model.noticeProperty().get().words()).contains("digits only");
  }

  @Test
  void passwordSignsInAsWell() {
    Workbench bench = Workbench.closed();
    SignInModel model = locked(bench);
    model.switchWay();
    assertThat(model.missing()).isNotEmpty();
    model.emailProperty().set(" ines@demo.test ");
    model.passwordProperty().set("demo-1001");
    model.submit();

    assertThat(bench.session.actor()).isNotNull();
    assertThat(model.passwordProperty().get()).isEmpty();
  }

  @Test
  void aWaitingSaleIsAnnounced() {
    Workbench bench = Workbench.selling(CASHIER_PIN).scan("ITM0048213", "ITM0047790");
    SignInModel model = locked(bench);

    assertThat(model.waitingProperty().get()).startsWith("A sale is on this till: 2 lines, 37.26.");
  }

  @Test
  void aScanWhileLockedIsSaidToBeNowhere() {
    Workbench bench = Workbench.selling(CASHIER_PIN);
    SignInModel model = locked(bench);
    model.scanned("ITM0048213");

    assertThat(model.noticeProperty().get().words()).contains("ITM0048213", "not charged");
    assertThat(bench.register.selling().current().isEmpty()).isTrue();
  }

  @Test
  void arrowsGoOverTheTilesAndStayOnThem() {
    SignInModel model = locked(Workbench.closed());
    model.step(-1);
    assertThat(model.greeting()).isEqualTo("Wendel");
    model.step(1);
    assertThat(model.greeting()).isEqualTo("Wendel");
    model.step(-3);
    assertThat(model.greeting()).isEqualTo("Ines");
  }
}
