package truetill.client.screens.pos.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;
import static truetill.client.screens.shop.FakeRegister.MANAGER_PIN;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import truetill.client.register.CustomerDesk.Found;
import truetill.client.screens.pos.NamedCustomer;
import truetill.client.screens.pos.customer.CustomerModel.Task;
import truetill.client.screens.shop.Workbench;
import truetill.client.shell.Screen;

class CustomerModelTest {
  private final Workbench bench = Workbench.selling(CASHIER_PIN);
  private final NamedCustomer named =
      new NamedCustomer(bench.register.customers(), bench.background, bench.counter);
  private final CustomerModel model =
      new CustomerModel(
          bench.register.customers(),
          bench.background,
          bench.counter,
          bench.navigator,
          bench.session,
          bench.words);

  CustomerModelTest() {
    bench.navigator.show(Screen.CUSTOMER);
    model.entered();
  }

  private void asManager() {
    bench.session.begin(bench.register.signIn().withPin(MANAGER_PIN).orElseThrow());
  }

  private Found customer() {
    return Objects.requireNonNull(bench.register.customers().named());
  }

  @Test
  void theChosenCustomerIsNamedOnTheSaleAndNobodyAgain() {
    bench.scan("ITM0048213");
    model.textProperty().set("tern maris");
    assertThat(model.summaryProperty().get()).isEqualTo("1 found");
    assertThat(model.detail(model.found().getFirst()))
        .isEqualTo("CUS-001 · 555-0142 · marisol@customers.test");
    model.goOn();

    assertThat(bench.navigator.current()).isEqualTo(Screen.SALE);
    assertThat(customer().number()).isEqualTo("CUS-001");
    assertThat(named.nameProperty().get()).isEqualTo("Marisol Tern");
    assertThat(bench.counter.total().isZero()).as("the sale goes on").isFalse();

    model.nobody();
    assertThat(bench.register.customers().named()).isNull();
    assertThat(named.nameProperty().get()).isEmpty();
  }

  @Test
  void nobodyFoundSaysWhatToDo() {
    model.textProperty().set("zebra");
    assertThat(model.summaryProperty().get()).isEqualTo("Nobody found. Try fewer letters.");
    model.goOn();
    assertThat(bench.navigator.current()).isEqualTo(Screen.CUSTOMER);
  }

  @Test
  void aManagerTakesSomebodyUpWithWhatWasTyped() {
    asManager();
    model.textProperty().set("Odile Marsh");
    model.takeUp();
    assertThat(model.taskProperty().get()).isEqualTo(Task.TAKE_UP);
    assertThat(model.form().details().lastName()).isEqualTo("Marsh");
    model.form().email().set("not an address");
    model.goOn();
    assertThat(model.noticeProperty().get().words()).contains("is no email address");
    assertThat(model.taskProperty().get()).as("nothing typed is lost").isEqualTo(Task.TAKE_UP);

    model.form().email().set("odile@customers.test");
    model.goOn();
    assertThat(model.taskProperty().get()).isEqualTo(Task.CHOOSE);
    assertThat(model.noticeProperty().get().words()).isEqualTo("Odile Marsh is saved.");
    assertThat(model.found()).extracting(Found::number).containsExactly("CUS-01-001");
    model.goOn();
    assertThat(customer().details().email()).isEqualTo("odile@customers.test");
  }

  @Test
  void aManagerChangesWhatIsThere() {
    asManager();
    model.textProperty().set("piet");
    model.change();
    assertThat(model.form().phone().get()).isEqualTo("555-0177");
    model.goOn();
    assertThat(model.noticeProperty().get().words()).isEqualTo("Nothing was changed.");
    model.form().phone().set("555-0178");
    model.goOn();

    assertThat(model.found().getFirst().details().phone()).isEqualTo("555-0178");
    model.change();
    model.back();
    assertThat(model.taskProperty().get()).isEqualTo(Task.CHOOSE);
    model.back();
    assertThat(bench.navigator.current()).isEqualTo(Screen.SALE);
  }

  @Test
  void aCashierNeitherTakesUpNorChanges() {
    model.textProperty().set("piet");
    model.takeUp();
    assertThat(model.taskProperty().get()).isEqualTo(Task.CHOOSE);
    assertThat(model.noticeProperty().get().words()).contains("A manager");
    model.change();
    assertThat(model.taskProperty().get()).isEqualTo(Task.CHOOSE);
  }

  @Test
  void aScanGoesOnWithTheSale() {
    model.scanned("ITM0048213");
    assertThat(bench.navigator.current()).isEqualTo(Screen.SALE);
    assertThat(bench.counter.isEmpty()).isFalse();
  }
}
