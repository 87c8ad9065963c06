package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.journal.JournalContinued;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;
import truetill.core.pos.DrawerCash;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.SeriesNumbers;
import truetill.core.pos.Tender;
import truetill.core.pos.TillState;
import truetill.core.pos.Totals;
import truetill.server.app.ServerFixture;

/** A register that goes on under a new device id, as the store sees it (sync.md section 9). */
class SuccessorTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();

  private final Counter counter = new Counter(store);

  @Test
  void theOpenDrawerGoesAlongAndWhatTheStoreHasAlreadyHasNoSecondEffect() {
    long register = counter.shop().register().id();
    TestRegister former = counter.tillOn(register);
    UUID drawer = former.opensDrawer("10.00");
    CartLine lamp = counter.line("5.00");
    former.sells(drawer, Tender.exactCash(), lamp);
    former.delivers().gives(200);
    lost(former);
    long id = drawerId(drawer);
    TestRegister next = counter.tillOn(register);

    next.record(next.newId(), next.device(), continued(former, next, drawer));
    next.sells(drawer, Tender.exactCash(), counter.line("2.00"));
    assertThat(next.delivers().gives(200).results()).containsExactly("applied", "applied");

    counter.shop().close(id, "10.00").refusesWithCode("owned_by_device");
    counter.shop().drawerNow(id).has("current_expected_cash", "17.49");
    assertThat(
            counter
                .shop()
                .count("audit_event", "action = 'drawer_continued' and subject_id = " + id))
        .isEqualTo(1);
  }

  @Test
  void theSameOpFromTheNextDeviceIsADuplicateAndAnotherFactUnderItsIdIsKeptAside() {
    long register = counter.shop().register().id();
    TestRegister former = counter.tillOn(register);
    UUID drawer = former.newId();
    UUID opened = former.newId();
    UUID noSale = former.newId();
    OpBody opening =
        new OpBody.DrawerOpened(
            drawer, former.register(), Money.of("10.00"), CashCount.NOT_COUNTED);
    former.record(opened, CASHIER, opening);
    former.record(noSale, CASHIER, new OpBody.DrawerNoSale(drawer, "change"));
    former.delivers().gives(200);
    lost(former);
    TestRegister next = counter.tillOn(register);

    next.record(opened, CASHIER, opening);
    next.record(noSale, CASHIER, new OpBody.DrawerNoSale(drawer, "another reason"));
    next.record(next.newId(), CASHIER, new OpBody.DrawerNoSale(drawer, "change"));

    assertThat(next.delivers().gives(200).results())
        .containsExactly("duplicate_of", "quarantined", "applied");
    assertThat(counter.shop().count("drawer", "uid = '" + drawer + "'")).isEqualTo(1);
  }

  @Test
  void aDuplicateOfWhatWaitsHasItsEffectWhenThatHasAndItsDeviceIsTold() {
    long register = counter.shop().register().id();
    TestRegister former = counter.tillOn(register);
    UUID drawer = former.newId();
    UUID noSale = former.newId();
    OpBody opened = new OpBody.DrawerNoSale(drawer, "change");
    former.record(noSale, CASHIER, opened);
    assertThat(former.delivers().gives(200).results()).containsExactly("parked");
    lost(former);
    TestRegister next = counter.tillOn(register);
    next.record(noSale, CASHIER, opened);
    assertThat(next.delivers().gives(200).results()).containsExactly("parked");

    next.record(
        next.newId(),
        CASHIER,
        new OpBody.DrawerOpened(drawer, next.register(), Money.of("10.00"), CashCount.NOT_COUNTED));
    TestRegister.Said said = next.delivers().gives(200);

    assertThat(next.delivers().gives(200).results()).containsExactly("duplicate_of", "applied");
    JsonNode first = next.delivers().gives(200).json().path("outcomes").path(0);
    assertThat(first.path("feed_seq").asLong()).isPositive();
    assertThat(said.json().path("outcomes").path(1).path("feed_seq"))
        .isEqualTo(first.path("feed_seq"));
    for (TestRegister till : List.of(former, next)) {
      assertThat(
              counter
                  .shop()
                  .count(
                      "feed",
                      "table_name = 'op_outcome' and row_json like '%" + till.device() + "%'"))
          .isEqualTo(1);
    }
  }

  @Test
  void aDrawerTheStoreDoesNotKnowYetIsWaitedFor() {
    long register = counter.shop().register().id();
    TestRegister former = counter.tillOn(register);
    UUID drawer = former.opensDrawer("10.00");
    lost(former);
    TestRegister next = counter.tillOn(register);
    next.record(next.newId(), next.device(), continued(former, next, drawer));
    assertThat(next.delivers().gives(200).results()).containsExactly("parked");

    former.delivers().gives(200);

    assertThat(next.delivers().gives(200).results()).containsExactly("applied");
    counter.shop().close(drawerId(drawer), "10.00").refusesWithCode("owned_by_device");
  }

  @Test
  void theNextDeviceReadsHowFarTheStoreCameWithTheFormerOneAndNobodyElses() {
    long register = counter.shop().register().id();
    TestRegister former = counter.tillOn(register);
    UUID drawer = former.opensDrawer("10.00");
    former.record(CASHIER, new OpBody.DrawerNoSale(drawer, "change"));
    former.delivers().gives(200);
    store.as(ADMIN).post("/sync/devices/" + former.device() + "/revoke/").gives(200);
    TestRegister next = counter.tillOn(register);
    TestRegister other = counter.till();

    String second =
        next.gets("ops/?device=" + former.device() + "&from=2&limit=1").gives(200).text();
    assertThat(second).contains("\"seq\":2").endsWith("\n");
    assertThat(next.gets("ops/?device=" + former.device() + "&from=3").gives(200).text()).isEmpty();
    other.gets("ops/?device=" + former.device()).refusesWith(403, "other_device");
    next.gets("ops/?device=" + next.newId()).refusesWith(403, "other_device");
    next.gets("ops/?device=x").refusesWith(403, "other_device");
  }

  @Test
  void aPcThatWasARegisterBecomesThatOneOrNone() {
    long register = counter.shop().register().id();
    TestRegister former = counter.tillOn(register);
    Map<String, Object> was = was(former.register().toString(), former.series());
    String other = code(counter.shop().register().id());
    String any = code(null);

    enrol(other, was, 409, "other_register");
    enrol(any, was, 409, "register_taken");
    enrol(any, was("x", 1), 400, "");
    enrol(any, Map.of("register", former.register().toString()), 400, "");
    lost(former);
    enrol(other, was, 409, "other_register");
    assertThat(TestRegister.enroll(store, any, was).gives(201).json().at("/register/uid").asText())
        .isEqualTo(former.register().toString());
    enrol(any, was, 403, "enroll_code_used");
    TestRegister.enroll(store, other).gives(201);
  }

  @Test
  void aRegisterThatIsYoungerThanTheCopyThatWasPutBackIsMadeAgainAsItWas() {
    TestRegister other = counter.till();
    String uid = other.newId().toString();
    int free = 71;
    enrol(code(counter.shop().register().id()), was(uid, free), 409, "other_register");
    enrol(code(null), was(uid, other.series()), 409, "series_taken");

    JsonNode answer = TestRegister.enroll(store, code(null), was(uid, free)).gives(201).json();

    assertThat(answer.at("/register/uid").asText()).isEqualTo(uid);
    assertThat(answer.at("/register/name").asText()).isEqualTo("Till of before");
    assertThat(answer.at("/register/code").asText()).isEqualTo("OLD-71");
    assertThat(answer.path("series").asInt()).isEqualTo(free);
    enrol(code(null), was(uid, free), 409, "register_taken");
  }

  private static Map<String, Object> was(String register, int series) {
    return Map.of(
        "register", register, "code", "OLD-" + series, "name", "Till of before", "series", series);
  }

  @Test
  void receiptsOfSalesThatCouldNotBeAppliedYetCountForTheNextDevice() {
    long register = counter.shop().register().id();
    TestRegister former = counter.tillOn(register);
    UUID nowhere = former.newId();
    OpBody.SaleCompleted parked = former.sells(nowhere, Tender.exactCash(), counter.line("5.00"));
    assertThat(former.delivers().gives(200).results()).containsExactly("parked");
    lost(former);

    String counters =
        TestRegister.enroll(store, code(register)).gives(201).json().path("receipts").toString();

    assertThat(parked.receipt()).endsWith("0001");
    assertThat(counters).contains("\"" + TestRegister.DAY + "\":1");
  }

  @Test
  void aSaleThatWasOpenWhenTwoCopiesPartedStandsOnceForEachAndEachVoidFindsItsOwn() {
    long register = counter.shop().register().id();
    TestRegister former = counter.tillOn(register);
    UUID drawer = former.opensDrawer("10.00");
    OpBody.SaleCompleted first = former.sells(drawer, Tender.exactCash(), counter.line("5.00"));
    former.delivers().gives(200);
    lost(former);
    long id = drawerId(drawer);
    TestRegister next = counter.tillOn(register);
    CartLine more = counter.line("7.00");
    Totals totals = Totals.of(List.of(more), first.taxRate());
    OpBody.SaleCompleted second =
        new OpBody.SaleCompleted(
            drawer,
            first.cart(),
            first.receipt(),
            List.of(more),
            first.taxRate(),
            totals,
            Tender.exactCash().settle(totals.total()).orElseThrow(),
            null);

    next.record(CASHIER, second);
    assertThat(next.delivers().gives(200).exceptions()).containsExactly("receipt_collision");
    counter.shop().drawerNow(id).has("current_expected_cash", "22.84");
    counter.shop().itemBySku(Counter.sku(more)).has("status", "sold");
    next.voids(drawer, second);
    assertThat(next.delivers().gives(200).results()).containsOnly("applied");

    counter.shop().itemBySku(Counter.sku(more)).has("status", "on_shelf");
    counter.shop().itemBySku(Counter.sku(first.lines().getFirst())).has("status", "sold");
    counter.shop().drawerNow(id).has("current_expected_cash", "15.35");
  }

  private static void enrol(String code, Map<String, ?> was, int status, String word) {
    TestRegister.Said said = TestRegister.enroll(store, code, was).gives(status);
    assertThat(said.json().path("code").asText()).isEqualTo(word);
  }

  private static String code(@Nullable Long register) {
    Map<String, @Nullable Object> wish = new LinkedHashMap<>();
    wish.put("register", register);
    return store.as(ADMIN).post("/sync/devices/enroll-code/", wish).gives(201).text("code");
  }

  private static void lost(TestRegister till) {
    store.as(MANAGER).post("/sync/devices/" + till.device() + "/mark-lost/").gives(200);
  }

  private static long drawerId(UUID drawer) {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select id from drawer where uid = :uid")
                .bind("uid", drawer)
                .mapTo(Long.class)
                .one());
  }

  private static JournalContinued continued(TestRegister former, TestRegister next, UUID drawer) {
    UUID cashier = TestRegister.uidOf(store, CASHIER);
    OpenDrawer open =
        new OpenDrawer(
            drawer,
            TestRegister.DAY,
            Instant.ofEpochMilli(store.clock().instant().toEpochMilli()),
            cashier,
            cashier,
            DrawerCash.openedWith(Money.of("10.00")),
            OpenDrawer.DrawerTally.NOTHING);
    TillState state =
        new TillState(
            open,
            null,
            null,
            Map.of(),
            SeriesNumbers.NONE,
            Map.of(),
            null,
            Money.of("5.35"),
            Money.of("15.35"));
    assertThat(next.device()).isNotEqualTo(former.device());
    return new JournalContinued(former.device(), 2, former.head(), 0, state, Map.of());
  }
}
