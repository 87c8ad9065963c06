package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import truetill.core.journal.OpBody;
import truetill.core.journal.SupplementalOp;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.pos.Shop;

/** Change that registers moved between drawer and reserve. The reserve begins with 500.00. */
class SupplementalDeliveryTest {
  private final ServerFixture store = ServerFixture.inMemoryAsDemo();
  private final Shop shop = new Shop(store);
  private final TestRegister till = TestRegister.enrolled(store);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aDrawAndAReturnMoveDrawerAndReserveToTheCent() {
    UUID drawer = till.opensDrawer("200.00");
    moves(MANAGER, drawn(drawer, "40.00", twenties(2)));
    moves(MANAGER, returned(drawer, "20.00", twenties(1)));
    assertThat(till.delivers().gives(200).exceptions()).isEmpty();

    reserve().has("current_total", "480.00").has("current_balance/twenties", 4);
    drawerNow(drawer).has("current_expected_cash", "220.00").has("supplemental_net", "20.00");
    store
        .as(MANAGER)
        .get("/pos/supplemental/transactions/")
        .gives(200)
        .has("0/transaction_type", "return")
        .has("0/total", "20.00")
        .has("1/transaction_type", "draw");
    till.record(
        CASHIER,
        new OpBody.DrawerClosed(
            drawer, Money.of("220.00"), Money.of("220.00"), CashCount.NOT_COUNTED));
    till.delivers().gives(200);
    drawerNow(drawer).has("expected_cash", "220.00").has("variance", "0.00");
  }

  @Test
  void theReserveMayGoBelowZeroAndAddsUpInAnyOrder() {
    TestRegister other = TestRegister.enrolled(store);
    UUID here = till.opensDrawer("10.00");
    UUID there = other.opensDrawer("600.00");
    moves(MANAGER, drawn(here, "520.00", CashCount.NOT_COUNTED));
    other.record(MANAGER, returned(there, "100.00", CashCount.NOT_COUNTED));

    assertThat(till.delivers().gives(200).exceptions()).containsExactly("negative_balance");
    reserve().has("current_total", "-20.00");
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("negative_balance");
    assertThat(other.delivers().gives(200).exceptions()).isEmpty();
    reserve().has("current_total", "80.00");
    assertThat(shop.count("exception_case", "kind = 'negative_balance'")).isEqualTo(1);
    assertThat(shop.count("supplemental_transaction", "1 = 1")).isEqualTo(2);
  }

  @Test
  void aCashierWhoMovedItIsTold() {
    UUID drawer = till.opensDrawer("10.00");
    moves(CASHIER, drawn(drawer, "5.00", CashCount.NOT_COUNTED));
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("actor_not_allowed");
    reserve().has("current_total", "495.00");
  }

  @Test
  void aMoveForADrawerClosedHereStandsBesideItsFigures() {
    UUID drawer = till.opensDrawer("10.00");
    till.record(
        CASHIER,
        new OpBody.DrawerClosed(
            drawer, Money.of("10.00"), Money.of("10.00"), CashCount.NOT_COUNTED));
    moves(MANAGER, drawn(drawer, "30.00", CashCount.NOT_COUNTED));
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("late_after_close");
    reserve().has("current_total", "470.00");
    drawerNow(drawer).has("expected_cash", "10.00").has("supplemental_net", "0.00");
    assertThat(shop.count("drawer", "uid = '" + drawer + "' and late_cents = 3000")).isEqualTo(1);
  }

  @Test
  void aMoveOfADrawerThatIsNotHereYetWaitsForIt() {
    TestRegister other = TestRegister.enrolled(store);
    UUID drawer = till.opensDrawer("10.00");
    other.record(MANAGER, drawn(drawer, "30.00", CashCount.NOT_COUNTED));
    assertThat(other.delivers().gives(200).results()).containsExactly("parked");
    reserve().has("current_total", "500.00");
    till.delivers().gives(200);
    reserve().has("current_total", "470.00");
  }

  @Test
  void aBrowserDoesNotMoveChangeOfADrawerThatARegisterHolds() {
    UUID uid = till.opensDrawer("10.00");
    till.delivers().gives(200);
    store
        .as(MANAGER)
        .post(
            "/pos/supplemental/draw/", body("total", "5.00", "related_drawer", drawerNow(uid).id()))
        .refusesWithCode("owned_by_device");
    reserve().has("current_total", "500.00");
  }

  private void moves(Person actor, SupplementalOp op) {
    till.record(actor, op);
  }

  private SupplementalOp drawn(UUID drawer, String total, CashCount count) {
    return new SupplementalOp.Drawn(drawer, till.newId(), Money.of(total), count, "");
  }

  private SupplementalOp returned(UUID drawer, String total, CashCount count) {
    return new SupplementalOp.Returned(drawer, till.newId(), Money.of(total), count, "");
  }

  private static CashCount twenties(int number) {
    return CashCount.of(Map.of(Denomination.TWENTIES, number)).orElseThrow();
  }

  private Answer reserve() {
    return store.as(MANAGER).get("/pos/supplemental/").gives(200);
  }

  private Answer drawerNow(UUID uid) {
    long id =
        store
            .database()
            .read(tx ->
                tx.handle()
                    .createQuery("select id from drawer where uid = :uid")
                    .bind("uid", uid)
                    .mapTo(Long.class)
                    .one());
    return shop.drawerNow(id);
  }
}
