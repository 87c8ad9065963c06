package truetill.core.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.outcome.Outcome.Refused;
import truetill.core.people.CustomerDetails;
import truetill.core.people.Role;

class TillCustomersTest {
  private static final CustomerDetails ADA =
      new CustomerDetails("Ada", "Byron", "ada@example.test", "", "");

  private final TillDriver till = new TillDriver();

  @Test
  void numbersCountUpForEverInTheSeriesOfTheRegister() {
    till.as(Role.MANAGER);
    assertThat(till.createCustomer(ADA).number()).isEqualTo("CUS-07-001");
    till.nextDay();
    assertThat(till.createCustomer(ADA).number()).isEqualTo("CUS-07-002");
  }

  @Test
  void managersOnlyAndNamesOfStaffByAdministratorsOnly() {
    UUID uid = new UUID(1, 2);
    CustomerDetails renamed = new CustomerDetails("Ada", "Lovelace", "ada@example.test", "", "");
    CustomerDetails called = new CustomerDetails("Ada", "Byron", "ada@example.test", "555", "");
    assertThat(code(till.till().customers().create(uid, 7, ADA))).isEqualTo("not_allowed");
    assertThat(code(till.tryEdit(uid, false, ADA, renamed))).isEqualTo("not_allowed");
    till.as(Role.MANAGER);
    assertThat(code(till.tryEdit(uid, false, ADA, renamed))).isEqualTo("done");
    assertThat(code(till.tryEdit(uid, true, ADA, renamed))).isEqualTo("not_allowed");
    assertThat(code(till.tryEdit(uid, true, ADA, called))).isEqualTo("done");
    assertThat(code(till.tryEdit(uid, false, ADA, ADA))).isEqualTo("nothing_changed");
    till.as(Role.ADMIN);
    assertThat(code(till.tryEdit(uid, true, ADA, renamed))).isEqualTo("done");
  }

  @Test
  void aSaleIsForTheCustomerNamedLast() {
    UUID customer = new UUID(1, 2);
    till.open("0.00");
    till.nameCustomer(customer);
    assertThat(code(till.tryClose("0.00"))).isEqualTo("cart_open");
    assertThat(till.sell("1.00").customer()).isEqualTo(customer);
    assertThat(till.sell("1.00").customer()).isNull();
    till.add(till.item("ITM0000001", "2.00", ItemStatus.ON_SHELF));
    till.nameCustomer(customer);
    till.nameCustomer(null);
    assertThat(till.pay(Tender.exactCash()).customer()).isNull();
  }

  @Test
  void aCustomerNamedBeforeTheTaxRateChangedStaysNamed() {
    UUID customer = new UUID(1, 2);
    till.open("0.00");
    till.nameCustomer(customer);
    till.taxIs(new Rate(1000));
    assertThat(till.sell("1.00").customer()).isEqualTo(customer);
  }

  @Test
  void aSaleThatOnlyNamesACustomerCanBeGivenUp() {
    till.open("0.00");
    till.nameCustomer(new UUID(1, 2));
    till.abandon();
    assertThat(till.tryClose("0.00").isDone()).isTrue();
  }

  @Test
  void aLockOnSignInStandsUntilSomebodyRecordsSomething() {
    till.lock(6, 60);
    TillState.SignInLock lock = till.state().lock();
    assertThat(lock).isNotNull();
    assertThat(lock.failures()).isEqualTo(6);
    assertThat(lock.until()).isEqualTo(till.now().plusSeconds(59));
    till.clockIn();
    assertThat(till.state().lock()).isNull();
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Refused<?> refused ? refused.code() : "done";
  }
}
