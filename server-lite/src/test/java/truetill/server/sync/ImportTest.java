package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.pos.Tender;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;

/** The journal of a dead PC, handed in by a manager (sync.md section 9). */
class ImportTest {
  private static final String NONE = "01900000-0000-7000-8000-000000000000";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();

  private final Counter counter = new Counter(store);

  @Test
  void whoMayDoWhat() {
    TestRegister till = counter.soldBy(counter.line("5.00"));
    String journal = "/sync/devices/" + till.device() + "/journal/";
    for (Person person : List.of(CASHIER, CONSIGNEE)) {
      store.as(person).get(journal).gives(403);
      till.isHandedIn(person, "?even_if_active=true", 1, 2).gives(403);
    }
    store.as(NOBODY).get(journal).gives(401);
    store.as(NOBODY).header("Authorization", "Bearer " + till.token()).get(journal).gives(401);
    store.as(MANAGER).get("/sync/devices/" + NONE + "/journal/").gives(404);
    store.as(MANAGER).post("/sync/devices/" + NONE + "/ops/").gives(404);
    store.as(MANAGER).get(journal).gives(200).has("status", "active").has("accepted_seq", 0);
    assertThat(till.acceptedSeq()).isZero();
  }

  @Test
  void aPcThatIsNotLostIsNotTakenForDeadUnlessTheManagerSays() {
    TestRegister till = counter.soldBy(counter.line("5.00"));
    till.isHandedIn(MANAGER, "", 1, 2).refusesWith(409, "device_active");
    assertThat(till.acceptedSeq()).isZero();

    assertThat(till.isHandedIn(MANAGER, "?even_if_active=true", 1, 2).gives(200).results())
        .containsExactly("applied", "applied");
    assertThat(till.acceptedSeq()).isEqualTo(2);
  }

  @Test
  void whatALostOrRevokedPcHadNotDeliveredCountsOnceAndIsOnRecord() {
    for (String end : List.of("mark-lost", "revoke")) {
      TestRegister till = counter.tillOn(counter.shop().register().id());
      UUID drawer = till.opensDrawer("10.00");
      till.delivers().gives(200);
      till.sells(drawer, Tender.exactCash(), counter.line("5.00"));
      till.sells(drawer, Tender.exactCash(), counter.line("6.00"));
      store.as(ADMIN).post("/sync/devices/" + till.device() + "/" + end + "/").gives(200);

      TestRegister.Said first = till.isHandedIn(MANAGER, "", 1, 2).gives(200);
      TestRegister.Said rest = till.isHandedIn(MANAGER, "", 2, 3).gives(200);
      TestRegister.Said again = till.isHandedIn(MANAGER, "", 1, 3).gives(200);

      assertThat(first.json().path("accepted_seq").asLong()).isEqualTo(2);
      assertThat(rest.json().path("accepted_seq").asLong()).isEqualTo(3);
      assertThat(again.json().findValuesAsText("replayed")).containsOnly("true");
      assertThat(counter.shop().count("receipt", "receipt_number like '%'")).isPositive();
      assertThat(
              counter
                  .shop()
                  .count(
                      "audit_event",
                      "action = 'journal_imported' and after_json like '%" + till.device() + "%'"))
          .isEqualTo(2);
      counter
          .shop()
          .drawerNow(
              store
                  .database()
                  .read(tx ->
                      tx.handle()
                          .createQuery("select id from drawer where uid = :uid")
                          .bind("uid", drawer)
                          .mapTo(Long.class)
                          .one()))
          .has("current_expected_cash", "21.77");
    }
  }

  @Test
  void whatDoesNotContinueTheChainIsRefusedAsInADelivery() {
    TestRegister till = counter.soldBy(counter.line("5.00"));
    till.sells(till.newId(), Tender.exactCash(), counter.line("6.00"));
    store.as(MANAGER).post("/sync/devices/" + till.device() + "/mark-lost/").gives(200);

    till.isHandedIn(MANAGER, "", 2, 3).refusesWith(409, "gap");
    assertThat(till.acceptedSeq()).isZero();
    till.isHandedIn(MANAGER, "", 1, 3).gives(200);
    assertThat(till.acceptedSeq()).isEqualTo(3);
    String journal = "/sync/devices/" + till.device() + "/journal/";
    store
        .as(MANAGER)
        .get(journal + "?at=3")
        .gives(200)
        .has("accepted_seq", 3)
        .has("head_hash", till.head())
        .has("hash_there", till.head());
    assertThat(store.as(MANAGER).get(journal + "?at=2").gives(200).text("hash_there"))
        .isNotEqualTo(till.head());
    store.as(MANAGER).get(journal + "?at=4").gives(200).has("hash_there", "null");
  }
}
