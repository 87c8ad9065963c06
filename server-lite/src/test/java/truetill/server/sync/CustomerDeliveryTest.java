package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.journal.CustomerOp;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.CartLine;
import truetill.core.pos.Tender;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.pos.Shop;

/** Customers that registers took up and changed with no network. */
class CustomerDeliveryTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();

  private static int people;

  private final Shop shop = new Shop(store);
  private final TestRegister till = TestRegister.enrolled(store);

  @Test
  void aCustomerOfARegisterStandsUnderItsNumberForEver() {
    CustomerDetails kim = person("kim@customers.test", "");
    UUID uid = created("CUS-01-001", kim);
    assertThat(till.delivers().gives(200).exceptions()).isEmpty();
    lookup("cus-01-001")
        .has("uid", uid)
        .has("email", "kim@customers.test")
        .has("first_name", kim.firstName())
        .has("customer_since", TestRegister.DAY.toString());
    till.delivers().gives(200);
    assertThat(shop.count("customer_profile", "customer_number = 'CUS-01-001'")).isEqualTo(1);
  }

  @Test
  void aMissingOrTakenEmailBecomesAPlaceholderThatRegistersDoNotSee() {
    CustomerDetails first = person("taken@customers.test", "");
    created("CUS-01-011", first);
    UUID none = created("CUS-01-012", person("", ""));
    UUID taken = created("CUS-01-013", person("Taken@customers.test", ""));
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("maybe_duplicate");
    lookup("CUS-01-012").has("email", none + "@customer.invalid");
    lookup("CUS-01-013").has("email", taken + "@customer.invalid");
    assertThat(till.gets("snapshot/").gives(200).text())
        .contains("CUS-01-013")
        .doesNotContain("customer.invalid");
  }

  @Test
  void theSamePersonTwiceIsSuggestedForMergingAndBothAreKept() {
    CustomerDetails one = person("", "(555) 010-0121");
    created("CUS-01-021", one);
    created("CUS-01-022", person("", "555.010.0121"));
    created("CUS-01-023", new CustomerDetails(one.firstName(), one.lastName(), "", "", ""));
    created("CUS-01-021", person("", ""));
    created("CUS-01-024", person("", "12"));
    created("CUS-01-025", person("", "12"));
    assertThat(till.delivers().gives(200).exceptions())
        .containsExactly("maybe_duplicate", "maybe_duplicate", "maybe_duplicate");
    assertThat(shop.count("customer_profile", "customer_number = 'CUS-01-021'")).isEqualTo(2);
  }

  @Test
  void theLaterChangeWinsTheFormerIsInTheHistoryAndOtherFieldsStay() {
    CustomerDetails base = person("edit@customers.test", "555-0131");
    UUID uid = created("CUS-01-031", base);
    till.delivers().gives(200);
    String path = "/accounts/customers/" + lookup("CUS-01-031").id() + "/";
    store.as(MANAGER).patch(path, body("phone", "555-0132", "notes", "teapots")).gives(200);
    edited(uid, base, with(base, "555-0133", ""));
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("field_conflict");
    lookup("CUS-01-031").has("phone", "555-0133").has("notes", "teapots");
    assertThat(
            shop.count(
                "audit_event", "action = 'customer_edited' and before_json like '%555-0132%'"))
        .isEqualTo(1);

    edited(uid, with(base, "555-0133", "teapots"), with(base, "555-0133", "lamps"));
    till.delivers().gives(200);
    lookup("CUS-01-031").has("notes", "lamps");
    assertThat(shop.count("exception_case", "kind = 'field_conflict'")).isEqualTo(1);
  }

  @Test
  void aTakenEmailIsNotTakenOverAndStaffKeepTheirs() {
    CustomerDetails base = person("own@customers.test", "");
    UUID uid = created("CUS-01-041", base);
    String admin = ADMIN.email();
    edited(uid, base, email(base, admin));
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("maybe_duplicate");
    lookup("CUS-01-041").has("email", "own@customers.test");

    long staff = store.idOf(CASHIER);
    store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate(
                    "insert into customer_profile (uid, user_id, customer_number, customer_since)"
                        + " values (:uid, :user, 'CUS-900', :day)")
                .bind("uid", tx.newUid())
                .bind("user", staff)
                .bind("day", TestRegister.DAY)
                .execute());
    CustomerDetails carl =
        new CustomerDetails(CASHIER.firstName(), CASHIER.lastName(), CASHIER.email(), "", "");
    UUID carlUid = TestRegister.uidOf(store, CASHIER);
    edited(carlUid, carl, with(email(carl, "thief@customers.test"), "555-0199", ""));
    assertThat(till.delivers().gives(200).exceptions())
        .containsExactly("maybe_duplicate", "actor_not_allowed");
    lookup("CUS-900").has("email", CASHIER.email()).has("phone", "555-0199");
  }

  @Test
  void aChangeThatComesBeforeItsCustomerWaitsAndASaleFindsHimLater() {
    TestRegister other = TestRegister.enrolled(store);
    CustomerDetails base = person("", "");
    UUID uid = created("CUS-01-051", base);
    UUID drawer = other.opensDrawer("10.00");
    OpBody.SaleCompleted sale =
        other.sellsTo(
            uid, drawer, Tender.exactCash(), new CartLine(null, null, "Box", 1, Money.of("1.00")));
    other.record(MANAGER, new CustomerOp.Edited(uid, base, with(base, "555-0151", "")));
    assertThat(other.delivers().gives(200).results())
        .containsExactly("applied", "applied", "parked");
    assertThat(other.delivers().gives(200).exceptions()).isEmpty();

    till.delivers().gives(200);
    Answer customer = lookup("CUS-01-051").has("phone", "555-0151");
    store
        .as(CASHIER)
        .get("/pos/carts/?customer=" + customer.id())
        .gives(200)
        .has("count", 1)
        .has("results/0/uid", sale.cart());
  }

  @Test
  void aCustomerDeletedMeanwhileStaysDeleted() {
    CustomerDetails base = person("", "");
    UUID uid = created("CUS-01-061", base);
    UUID drawer = till.opensDrawer("10.00");
    till.sellsTo(
        uid, drawer, Tender.exactCash(), new CartLine(null, null, "Box", 1, Money.of("1.00")));
    till.delivers().gives(200);
    store.as(MANAGER).delete("/accounts/customers/" + lookup("CUS-01-061").id() + "/").gives(204);
    edited(uid, base, with(base, "555-0161", ""));
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("field_conflict");
    store.as(MANAGER).get("/accounts/customers/lookup/CUS-01-061/").gives(404);
  }

  @Test
  void aLockedSignInIsOnRecordByNobody() {
    till.record(CASHIER, new OpBody.AuthLocked(6, 60));
    assertThat(till.delivers().gives(200).results()).containsExactly("applied");
    assertThat(
            shop.count(
                "audit_event",
                "action = 'sign_in_locked' and actor_id is null and after_json like '%60%'"))
        .isEqualTo(1);
  }

  private UUID created(String number, CustomerDetails details) {
    UUID uid = till.newId();
    till.record(MANAGER, new CustomerOp.Created(uid, number, details));
    return uid;
  }

  private void edited(UUID uid, CustomerDetails before, CustomerDetails after) {
    till.record(MANAGER, new CustomerOp.Edited(uid, before, after));
  }

  /** Somebody nobody else is called. */
  private static CustomerDetails person(String email, String phone) {
    people++;
    return new CustomerDetails("Kim", "Number" + people, email, phone, "");
  }

  private static CustomerDetails with(CustomerDetails base, String phone, String notes) {
    return new CustomerDetails(base.firstName(), base.lastName(), base.email(), phone, notes);
  }

  private static CustomerDetails email(CustomerDetails base, String email) {
    return new CustomerDetails(
        base.firstName(), base.lastName(), email, base.phone(), base.notes());
  }

  private static Answer lookup(String number) {
    return store.as(MANAGER).get("/accounts/customers/lookup/" + number + "/").gives(200);
  }
}
