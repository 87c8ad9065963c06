package truetill.client.screens.pos.find;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import truetill.client.fx.OffFxThread;
import truetill.client.register.SellingDesk.FoundItem;
import truetill.client.screens.shop.Workbench;
import truetill.client.shell.Screen;

class FindModelTest {
  private static FindModel model(Workbench bench) {
    return new FindModel(
        bench.register.selling(),
        bench.background,
        bench.counter,
        bench.navigator,
        bench.findText,
        bench.words);
  }

  @Test
  void everyWordMustBeThere() {
    Workbench bench = Workbench.selling(CASHIER_PIN);
    FindModel find = model(bench);
    find.textProperty().set("lamp");
    assertThat(find.summaryProperty().get()).isEqualTo("3 found");
    find.textProperty().set("floor lamp");

    assertThat(find.found()).extracting(FoundItem::sku).containsExactly("ITM0048403");
    assertThat(find.detail(find.found().getFirst())).isEqualTo("ITM0048403 · Home · Good");
  }

  @Test
  void nothingFoundSaysWhatToDo() {
    FindModel find = model(Workbench.selling(CASHIER_PIN));
    find.textProperty().set("submarine");

    assertThat(find.summaryProperty().get()).isEqualTo("Nothing found. Try fewer words.");
    find.add();
  }

  @Test
  void theChosenItemGoesOnTheSale() {
    Workbench bench = Workbench.selling(CASHIER_PIN);
    FindModel find = model(bench);
    bench.navigator.show(Screen.FIND);
    find.textProperty().set("lamp");
    find.select(1);
    find.add();

    assertThat(bench.navigator.current()).isEqualTo(Screen.SALE);
    assertThat(bench.counter.total()).hasToString("23.22");
    assertThat(find.textProperty().get()).isEmpty();
  }

  @Test
  void aSoldItemIsMarkedAndRefusedOnTheSale() {
    Workbench bench = Workbench.selling(CASHIER_PIN);
    FindModel find = model(bench);
    find.textProperty().set("desk lamp");
    assertThat(find.standing(find.found().getFirst())).isEqualTo("Sold");
    find.add();

    assertThat(bench.counter.refused()).hasSize(1);
  }

  @Test
  void anItemInAnotherRegistersCartIsMarkedAndMayStillBeSold() {
    Workbench bench = Workbench.selling(CASHIER_PIN);
    FindModel find = model(bench);
    find.textProperty().set("floor lamp");
    FoundItem lamp = find.found().getFirst();
    assertThat(find.isPlain(lamp)).isTrue();

    bench.register.inCartAt("Till 3", lamp.sku());
    bench.counter.refreshElsewhere();
    assertThat(find.standing(lamp)).isEqualTo("In a cart at Till 3");
    assertThat(find.isPlain(lamp)).isFalse();
    find.add();

    assertThat(bench.counter.refused()).isEmpty();
    assertThat(bench.counter.isEmpty()).isFalse();
  }

  @Test
  void anAnswerThatIsTooLateIsNotShown() {
    Deque<Runnable> work = new ArrayDeque<>();
    Workbench bench =
        Workbench.selling(
            CASHIER_PIN,
            new OffFxThread(
                work::add,
                Runnable::run,
                bug -> {
                  throw bug;
                }));
    FindModel find = model(bench);
    find.textProperty().set("lamp");
    find.textProperty().set("floor lamp");
    while (!work.isEmpty()) {
      work.pollLast().run();
    }

    assertThat(find.found()).extracting(FoundItem::sku).containsExactly("ITM0048403");
  }

  @Test
  void aConditionIsSaidInWordsAndAStrangeOneNotAtAll() {
    Workbench bench = Workbench.selling(CASHIER_PIN);
    bench.register.stock("ITM0048501", "Mirror, brass rim", "9.00", "Home", "like_new");
    bench.register.stock("ITM0048502", "Clock, glass dome", "9.00", "", "well_aged");
    FindModel find = model(bench);

    find.textProperty().set("brass rim");
    assertThat(find.detail(find.found().getFirst())).isEqualTo("ITM0048501 · Home · Like new");
    find.textProperty().set("clock");
    assertThat(find.detail(find.found().getFirst())).isEqualTo("ITM0048502");
  }
}
