package truetill.client.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.client.cache.Deliveries;
import truetill.client.cache.FeedRows;
import truetill.client.journal.JournalCheck;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.CashCount;
import truetill.core.pos.Tender;

/** The shop knows Kim Alder (CUS-001) and Hana Q. (CUS-002), who works there. */
class TillCustomerDeskTest {
  private static final CustomerDetails LEE =
      new CustomerDetails("Lee", "Birch", "lee@x.test", "555-0103", "");

  private final RegisterFixture fixture = RegisterFixture.inMemory();

  @BeforeEach
  void open() {
    fixture.ready();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private CustomerDesk desk() {
    return fixture.register().customers();
  }

  @Test
  void aCashierFindsACustomerAndTheSaleIsHis() throws IOException {
    assertThat(desk().find("alder k", 5))
        .containsExactly(
            new CustomerDesk.Found(
                FeedRows.customerUid(1),
                "CUS-001",
                new CustomerDetails("Kim", "Alder", "", "", "")));
    desk().name(FeedRows.customerUid(1)).orElseThrow();
    assertThat(desk().named()).isNotNull();
    fixture.register().selling().scan(RegisterFixture.sku(1)).orElseThrow();
    fixture.restart();
    fixture.signInCashier();
    assertThat(desk().named()).extracting(CustomerDesk.Found::number).isEqualTo("CUS-001");
    fixture.register().selling().pay(Tender.exactCash()).orElseThrow();
    assertThat(new String(fixture.journal().read(1, 99, 1 << 20).getLast(), UTF_8))
        .contains("\"customer\":\"" + FeedRows.customerUid(1) + "\"");
    assertThat(desk().named()).isNull();
    assertThat(code(desk().name(new UUID(1, 2)))).isEqualTo("unknown_customer");
  }

  @Test
  void aNewCustomerHasAFinalNumberAndCanBeNamedAtOnceAndAfterARestart() throws IOException {
    assertThat(code(desk().create(LEE))).isEqualTo("not_allowed");
    fixture.signInManager();
    CustomerDesk.Found lee = desk().create(LEE).orElseThrow();
    assertThat(lee.number()).isEqualTo("CUS-01-001");
    assertThat(desk().find("555-0103", 5)).containsExactly(lee);
    fixture.storage().crash();
    fixture.restart();
    fixture.signInManager();
    desk().name(lee.uid()).orElseThrow();
    assertThat(desk().named()).isEqualTo(lee);
    assertThat(desk().create(LEE).orElseThrow().number()).isEqualTo("CUS-01-002");
    assertThat(JournalCheck.run(fixture.storage()).problem()).isNull();
  }

  @Test
  void anEditShowsAtOnceAndTheFeedIsBelievedOnceItHasPassedIt() {
    fixture.signInManager();
    UUID kim = FeedRows.customerUid(1);
    CustomerDetails moved = new CustomerDetails("Kim", "Alder", "k@x.test", "555-0199", "");
    desk().edit(kim, moved).orElseThrow();
    long seq = fixture.journal().head().seq();
    assertThat(desk().find("0199", 5)).hasSize(1);
    fixture
        .cache()
        .image()
        .apply(
            "epoch-one", List.of(FeedRows.set(11, FeedRows.customer(1, row("555-0107"), false))));
    assertThat(desk().find("alder", 5).getFirst().details()).isEqualTo(moved);

    fixture.cache().deliveries().record(seq, List.of(new Deliveries.Outcome(seq, "applied", 12L)));
    fixture
        .cache()
        .image()
        .apply(
            "epoch-one", List.of(FeedRows.set(12, FeedRows.customer(1, row("555-0108"), false))));
    assertThat(desk().find("alder", 5).getFirst().details().phone()).isEqualTo("555-0108");
    assertThat(desk().find("0199", 5)).isEmpty();
  }

  @Test
  void staffAreRenamedByAdministratorsOnlyAndBadDetailsAreRefused() {
    fixture.signInManager();
    UUID hana = FeedRows.customerUid(2);
    assertThat(code(desk().edit(hana, new CustomerDetails("Hana", "Q.", "new@x.test", "", ""))))
        .isEqualTo("not_allowed");
    assertThat(code(desk().edit(hana, new CustomerDetails("Hana", "Q.", "h@x.test", "5", ""))))
        .isEqualTo("done");
    assertThat(code(desk().create(new CustomerDetails("Lee", " ", "", "", ""))))
        .isEqualTo("no_name");
    assertThat(code(desk().create(new CustomerDetails("Lee", "Birch", "lee", "", ""))))
        .isEqualTo("bad_email");
  }

  @Test
  void theReserveMovesWithTheDrawerAndBelievesTheFeedLater() throws IOException {
    ReserveDesk reserve = fixture.register().reserve();
    assertThat(reserve.total()).isEqualTo(Money.of("500.00"));
    assertThat(code(reserve.draw(Money.of("40.00"), CashCount.NOT_COUNTED, "")))
        .isEqualTo("not_allowed");
    fixture.signInManager();
    long pulses = fixture.paper.pulses();
    assertThat(
            reserve
                .draw(Money.of("40.00"), CashCount.NOT_COUNTED, "ones")
                .orElseThrow()
                .cash()
                .expected())
        .isEqualTo(Money.of("240.00"));
    reserve.putBack(Money.of("15.00"), CashCount.NOT_COUNTED, "").orElseThrow();
    assertThat(fixture.paper.pulses()).isEqualTo(pulses + 2);
    assertThat(reserve.total()).isEqualTo(Money.of("475.00"));
    fixture.restart();
    fixture.signInManager();
    assertThat(fixture.register().reserve().total()).isEqualTo(Money.of("475.00"));

    long seq = fixture.journal().head().seq();
    fixture
        .cache()
        .deliveries()
        .record(
            seq,
            List.of(
                new Deliveries.Outcome(seq - 1, "applied", 11L),
                new Deliveries.Outcome(seq, "applied", 12L)));
    fixture
        .cache()
        .image()
        .apply(
            "epoch-one",
            List.of(FeedRows.set(11, FeedRows.reserve(RegisterFixture.LOCATION, 460_00))));
    assertThat(fixture.register().reserve().total()).isEqualTo(Money.of("475.00"));
    fixture
        .cache()
        .image()
        .apply(
            "epoch-one",
            List.of(FeedRows.set(12, FeedRows.reserve(RegisterFixture.LOCATION, 475_00))));
    assertThat(fixture.register().reserve().total()).isEqualTo(Money.of("475.00"));
    fixture.register().drawer().close(Money.of("225.00"), CashCount.NOT_COUNTED).orElseThrow();
    JournalCheck.Finding finding = JournalCheck.run(fixture.storage());
    assertThat(finding.problem()).isNull();
    assertThat(finding.drawersClosed()).isEqualTo(1);
  }

  private static CustomerDetails row(String phone) {
    return new CustomerDetails("Kim", "Alder", "k@x.test", phone, "");
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.code() : "done";
  }
}
