package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.pos.Tender;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.pos.Shop;

/** The register PCs as managers see them: lost ones and revoked ones. */
class DevicesTest {
  private static final String NONE = "01900000-0000-7000-8000-000000000000";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private final Counter counter = new Counter(store);
  private final Shop shop = counter.shop();

  @Test
  void whoMayDoWhat() {
    TestRegister till = counter.till();
    String lost = "/sync/devices/" + till.device() + "/mark-lost/";
    String revoke = "/sync/devices/" + till.device() + "/revoke/";
    store.as(NOBODY).get("/sync/devices/").gives(401);
    store.as(NOBODY).post(lost).gives(401);
    store.as(NOBODY).post(revoke).gives(401);
    store.as(NOBODY).header("Authorization", "Bearer " + till.token()).post(lost).gives(401);
    for (Person person : List.of(CASHIER, CONSIGNEE)) {
      store.as(person).get("/sync/devices/").gives(403);
      store.as(person).post(lost).gives(403);
      store.as(person).post(revoke).gives(403);
    }
    store.as(MANAGER).post(revoke).gives(403);
    for (String nobodys : List.of(NONE, "x", "1")) {
      store.as(MANAGER).post("/sync/devices/" + nobodys + "/mark-lost/").gives(404);
      store.as(ADMIN).post("/sync/devices/" + nobodys + "/revoke/").gives(404);
    }
    till.gets("hello/").gives(200);
    store.as(MANAGER).get("/sync/devices/").gives(200);
    store.as(MANAGER).post(lost).gives(200).has("status", "lost");
    store.as(ADMIN).post(revoke).gives(200).has("status", "revoked");
  }

  @Test
  void theListShowsEachPcAndIsFilteredAndPaged() {
    TestRegister till = counter.tillOn(shop.register().id());
    till.opensDrawer("10.00");
    till.delivers().gives(200);
    TestRegister other = counter.till();
    store.as(MANAGER).post("/sync/devices/" + other.device() + "/mark-lost/").gives(200);

    Answer all = list("?page_size=1000");
    Answer row = list("?register=" + row(all, till).path("register").asLong());
    row.has("count", 1)
        .has("results/0/id", till.device())
        .has("results/0/name", "Counter PC")
        .has("results/0/status", "active")
        .has("results/0/accepted_seq", 1)
        .has(
            "results/0/open_drawer",
            store
                .database()
                .read(tx ->
                    tx.handle()
                        .createQuery("select id from drawer where device_id = :id")
                        .bind("id", till.device())
                        .mapTo(Long.class)
                        .one()));
    assertThat(row.text("results/0/register_code")).startsWith("T-");
    assertThat(row.text("results/0/last_seen_at")).startsWith("2026-02-12");
    assertThat(all.content()).doesNotContain("secret").doesNotContain("nonce");
    assertThat(ids(list("?status=lost&page_size=1000")))
        .contains(other.device())
        .doesNotContain(till.device());
    assertThat(list("?page_size=1").text("next")).contains("page=2");
    store.as(MANAGER).get("/sync/devices/?status=gone").gives(400);
    store.as(MANAGER).get("/sync/devices/?register=x").gives(400);
  }

  @Test
  void theDrawerOfALostPcIsMovedByOthersAndWhatItSoldStillCounts() {
    // Of a register of its own: one whose PC was revoked may have had a drawer today.
    TestRegister till = counter.tillOn(shop.register().id());
    UUID drawer = till.opensDrawer("10.00");
    till.delivers().gives(200);
    long id = drawerOf(till);
    shop.close(id, "10.00").refusesWithCode("owned_by_device");
    store.as(CASHIER).post("/pos/carts/", body("drawer", id)).refusesWithCode("owned_by_device");

    lost(till).gives(200);

    long cart = shop.cartWith(id, "5.00");
    shop.complete(cart).gives(200);
    shop.close(id, "15.35").gives(200).has("variance", "0.00");
    till.sells(drawer, Tender.exactCash(), counter.line("2.00"));
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("late_after_close");
    shop.drawerNow(id).has("expected_cash", "15.35").has("variance", "0.00");
    till.opensSession().gives(200);
    assertThat(lost(till).gives(409).text("code")).isEqualTo("already_lost");
  }

  @Test
  void aRevokedPcIsRefusedOnItsNextCall() {
    TestRegister till = counter.till();
    till.opensDrawer("10.00");
    till.delivers().gives(200);
    till.record(CASHIER, Counter.drop(till, till.newId(), "1.00"));
    till.gets("hello/").gives(200);

    revoked(till).gives(200).has("status", "revoked").has("accepted_seq", 1);

    till.delivers().gives(401);
    for (String path : List.of("hello/", "ops/?from=1", "changes/?after=0", "snapshot/")) {
      till.gets(path).gives(401);
    }
    till.opensSession().refusesWith(401, "device_revoked");
    shop.close(drawerOf(till), "10.00").gives(200);
    assertThat(revoked(till).gives(409).text("code")).isEqualTo("already_revoked");
    assertThat(lost(till).gives(409).text("code")).isEqualTo("already_revoked");
    assertThat(shop.count("op_log", "device_id = '" + till.device() + "'")).isEqualTo(1);
  }

  @Test
  void bothAreOnRecordOnce() {
    TestRegister till = counter.till();
    lost(till).gives(200);
    lost(till).gives(409);
    revoked(till).gives(200);
    revoked(till).gives(409);
    String of = " and subject = 'register' and after_json like '%" + till.device() + "%'";
    assertThat(
            shop.count(
                "audit_event",
                "action = 'device_marked_lost' and actor_id = " + store.idOf(MANAGER) + of))
        .isEqualTo(1);
    assertThat(
            shop.count(
                "audit_event",
                "action = 'device_revoked' and actor_id = " + store.idOf(ADMIN) + of))
        .isEqualTo(1);
  }

  private static Answer lost(TestRegister till) {
    return store.as(MANAGER).post("/sync/devices/" + till.device() + "/mark-lost/");
  }

  private static Answer revoked(TestRegister till) {
    return store.as(ADMIN).post("/sync/devices/" + till.device() + "/revoke/");
  }

  private static Answer list(String query) {
    return store.as(MANAGER).get("/sync/devices/" + query).gives(200);
  }

  private static JsonNode row(Answer list, TestRegister till) {
    for (var one : list.at("results")) {
      if (one.path("id").asText().equals(till.device().toString())) {
        return one;
      }
    }
    throw new AssertionError("the list has no " + till.device());
  }

  private static List<UUID> ids(Answer list) {
    List<UUID> ids = new ArrayList<>();
    list.at("results").forEach(one -> ids.add(UUID.fromString(one.path("id").asText())));
    return ids;
  }

  private static long drawerOf(TestRegister till) {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select id from drawer where device_id = :id")
                .bind("id", till.device())
                .mapTo(Long.class)
                .one());
  }
}
