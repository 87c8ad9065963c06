package truetill.client.screens.pos.drawer;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;
import static truetill.client.screens.shop.FakeRegister.MANAGER_PIN;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import truetill.client.register.SignInDesk.Person;
import truetill.client.screens.pos.drawer.DrawerModel.Task;
import truetill.client.screens.shop.Workbench;
import truetill.core.pos.Denomination;
import truetill.core.pos.OpenDrawer;

class DrawerModelTest {
  private final Workbench bench = Workbench.selling(CASHIER_PIN);
  private final DrawerModel drawer =
      new DrawerModel(
          bench.register.drawer(),
          bench.register.reserve(),
          bench.register.signIn(),
          bench.session,
          bench.background,
          bench.navigator,
          bench.frame,
          bench.words);

  DrawerModelTest() {
    drawer.entered();
  }

  private void type(Denomination denomination, String text) {
    drawer
        .count()
        .rows()
        .get(List.of(Denomination.values()).indexOf(denomination))
        .textProperty()
        .set(text);
  }

  private OpenDrawer open() {
    return Objects.requireNonNull(bench.register.drawer().open());
  }

  @Test
  void aDropTakesWhatWasCounted() {
    assertThat(drawer.reason()).isEqualTo("nothing counted yet");
    type(Denomination.TWENTIES, "5");
    drawer.goOn();

    assertThat(open().cash().drops()).hasToString("100.00");
    assertThat(drawer.noticeProperty().get().words()).isEqualTo("100.00 dropped to the safe.");
    assertThat(drawer.count().isUntouched()).isTrue();
  }

  @Test
  void moreThanTheDrawerHoldsIsRefused() {
    type(Denomination.HUNDREDS, "3");
    drawer.goOn();

    assertThat(drawer.noticeProperty().get().words()).contains("should not hold that much");
    assertThat(open().cash().drops()).hasToString("0.00");
  }

  @Test
  void theDrawerGoesToAnotherPersonAfterACount() {
    drawer.switchTask();
    assertThat(drawer.reason()).isEqualTo("10 rows are empty");
    type(Denomination.TWENTIES, "10");
    drawer.count().rows().forEach(drawer.count()::fillWithZero);
    drawer.goOn();
    assertThat(drawer.taskProperty().get()).isEqualTo(Task.WHO);
    assertThat(drawer.people()).extracting(Person::name).doesNotContain("Ines");
    assertThat(drawer.reason()).isEqualTo("choose a person");

    drawer.step(1);
    assertThat(drawer.bar()).isEqualTo("Hand to Bram");
    drawer.goOn();
    assertThat(open().cashier()).isEqualTo(bram());
    assertThat(drawer.people()).extracting(Person::name).contains("Ines").doesNotContain("Bram");
  }

  private UUID bram() {
    return bench.register.signIn().people().stream()
        .filter(person -> person.name().equals("Bram"))
        .findFirst()
        .orElseThrow()
        .uid();
  }

  @Test
  void backFromThePeopleGoesToTheCount() {
    drawer.switchTask();
    drawer.count().rows().forEach(drawer.count()::fillWithZero);
    drawer.goOn();
    drawer.back();

    assertThat(drawer.taskProperty().get()).isEqualTo(Task.HAND_OFF);
    assertThat(drawer.count().lockedProperty().get()).isFalse();
    assertThat(drawer.count().isComplete()).isTrue();
  }

  @Test
  void aManagerGetsChangeFromTheReserveAndPutsItBack() {
    bench.session.begin(bench.register.signIn().withPin(MANAGER_PIN).orElseThrow());
    drawer.switchTask();
    assertThat(drawer.taskProperty().get()).isEqualTo(Task.HAND_OFF);
    drawer.switchTask();
    assertThat(drawer.taskProperty().get()).isEqualTo(Task.DRAW);
    assertThat(drawer.reason()).isEqualTo("nothing counted yet");
    type(Denomination.FIVES, "8");
    drawer.goOn();
    assertThat(open().cash().drawsIn()).hasToString("40.00");
    assertThat(drawer.noticeProperty().get().words()).isEqualTo("40.00 came from the reserve.");

    drawer.switchTask();
    drawer.switchTask();
    drawer.switchTask();
    assertThat(drawer.taskProperty().get()).isEqualTo(Task.PUT_BACK);
    type(Denomination.ONES, "15");
    drawer.goOn();
    assertThat(open().cash().returnsOut()).hasToString("15.00");
    assertThat(open().cash().expected()).hasToString("225.00");
  }

  @Test
  void aCashierIsNotOfferedTheReserve() {
    drawer.switchTask();
    assertThat(drawer.taskProperty().get()).isEqualTo(Task.HAND_OFF);
    drawer.switchTask();
    assertThat(drawer.taskProperty().get()).isEqualTo(Task.DROP);
  }
}
