package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.core.journal.OpBody;
import truetill.core.pos.CartLine;
import truetill.core.pos.Tender;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.db.IdSequences;
import truetill.server.db.TestPostgres;
import truetill.server.pos.Shop;

/**
 * An older copy of the database is put back, with registers and people that went on in between
 * (sync.md, "Stages"; I18 without salvage): nothing that was given is given again.
 */
class RestoredStoreTest {
  private static final AtomicInteger WORDS = new AtomicInteger();

  @TempDir Path folder = Path.of("");

  /** How the server is started: first, as it was, and from the copy. */
  private record Starts(
      Supplier<ServerFixture> first,
      Runnable backup,
      Supplier<ServerFixture> again,
      Supplier<ServerFixture> restored) {}

  @Test
  void onH2() throws IOException {
    Path file = folder.resolve("store.mv.db");
    Path copy = folder.resolve("copy");
    check(
        new Starts(
            () -> ServerFixture.inFolder(folder),
            () -> copied(file, copy),
            () -> ServerFixture.inFolder(folder),
            () -> {
              copied(copy, file);
              return ServerFixture.inFolderRestored(folder);
            }));
  }

  @Test
  void onPostgres() {
    String url = TestPostgres.freshDatabase();
    String[] copy = {""};
    check(
        new Starts(
            () -> ServerFixture.onPostgres(url),
            () -> copy[0] = TestPostgres.copyOf(url),
            () -> ServerFixture.onPostgres(url),
            () -> ServerFixture.onPostgresRestored(copy[0])));
  }

  private static void copied(Path from, Path to) {
    try {
      Files.deleteIfExists(to);
      Files.copy(from, to);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void check(Starts starts) {
    TestRegister till;
    long register;
    String epoch;
    List<OpBody.SaleCompleted> sales = new ArrayList<>();
    Given given = new Given();
    try (ServerFixture store = starts.first().get()) {
      Counter counter = new Counter(store);
      register = counter.shop().register().id();
      till = counter.tillOn(register);
      sales.add(till.sells(till.opensDrawer("10.00"), Tender.exactCash(), counter.line("5.00")));
      till.delivers().gives(200);
      given.office(store, counter);
      epoch = till.gets("hello/").gives(200).json().at("/epoch/id").asText();
    }
    starts.backup().run();
    try (ServerFixture store = starts.again().get()) {
      Counter counter = new Counter(store);
      till = till.at(store);
      for (int sale = 1; sale <= 3; sale++) {
        sales.add(till.sells(sales.getFirst().drawer(), Tender.exactCash(), counter.line("7.00")));
      }
      till.delivers().gives(200);
      given.office(store, counter);
      given.office(store, counter);
      given.remember(store);
    }

    try (ServerFixture store = starts.restored().get()) {
      Counter counter = new Counter(store);
      TestRegister back = till.at(store);
      var hello = back.gets("hello/").gives(200).json();
      assertThat(hello.path("accepted_seq").asLong()).isEqualTo(2);
      assertThat(hello.at("/epoch/n").asLong()).isEqualTo(2);
      assertThat(hello.at("/epoch/prev_id").asText()).isEqualTo(epoch);
      back.says("Sync-Epoch", epoch);
      back.delivers(3, 5).refusesWith(409, "epoch_changed");
      assertThat(back.acceptedSeq()).isEqualTo(2);
      back.says("Sync-Epoch", hello.at("/epoch/id").asText());

      assertThat(back.delivers(3, 5).gives(200).results()).containsOnly("applied");

      assertThat(back.delivers(1, 5).gives(200).results()).containsOnly("applied");
      for (OpBody.SaleCompleted sale : sales) {
        store.as(CASHIER).get("/pos/receipts/" + sale.receipt() + "/").gives(200);
      }
      assertThat(counter.shop().count("receipt", "receipt_number like 'R-20260212-0%0004'"))
          .isEqualTo(1);
      assertThat(expectedCash(store, counter.shop(), sales.getFirst().drawer())).isEqualTo("37.82");
      given.checkNothingTwice(store, counter);
      assertThat(counter.shop().count("audit_event", "action = 'store_restored'")).isEqualTo(1);
      assertThat(store.console()).anyMatch(line -> line.contains("generation 2"));
    }
  }

  private static String expectedCash(ServerFixture store, Shop shop, UUID drawer) {
    long id =
        store
            .database()
            .read(tx ->
                tx.handle()
                    .createQuery("select id from drawer where uid = :uid")
                    .bind("uid", drawer)
                    .mapTo(Long.class)
                    .one());
    return shop.drawerNow(id).text("current_expected_cash");
  }

  /** What was given to people and printed, and the ids. */
  private static final class Given {
    private final Set<String> printed = new HashSet<>();
    private final Map<String, Long> nextIds = new LinkedHashMap<>();

    /** A day in the office: an item, a customer, a vendor's order, a sale in the browser. */
    void office(ServerFixture store, Counter counter) {
      numbers(store, counter).forEach(number -> assertThat(printed.add(number)).isTrue());
    }

    private static List<String> numbers(ServerFixture store, Counter counter) {
      Shop shop = counter.shop();
      String word = "V" + WORDS.incrementAndGet();
      Answer item = shop.item("3.00", "on_shelf");
      Answer customer =
          store
              .as(MANAGER)
              .post(
                  "/accounts/customers/",
                  body("first_name", "Kim", "last_name", "Alder", "email", word + "@x.test"))
              .gives(201);
      long vendor =
          store
              .as(CASHIER)
              .post("/inventory/vendors/", body("name", word, "code", word))
              .gives(201)
              .id();
      Answer order =
          store.as(CASHIER).post("/inventory/orders/", body("vendor", vendor)).gives(201);
      long cart = shop.cart(shop.drawer("50.00"));
      shop.add(cart, item.text("sku")).gives(200);
      Answer sale =
          shop.complete(cart, "payment_method", "cash", "cash_tendered", "10.00").gives(200);
      CartLine line = counter.lineOf(item, "3.00");
      return List.of(
          String.valueOf(line.sku()),
          customer.text("customer_number"),
          order.text("order_number"),
          sale.text("receipt/receipt_number"));
    }

    void remember(ServerFixture store) {
      new IdSequences(store.database())
          .all()
          .forEach(next -> nextIds.put(next.table() + "." + next.column(), next.id()));
      assertThat(nextIds).hasSizeGreaterThan(40);
    }

    void checkNothingTwice(ServerFixture store, Counter counter) {
      new IdSequences(store.database())
          .all()
          .forEach(next ->
              assertThat(next.id())
                  .as(next.toString())
                  .isGreaterThan(nextIds.getOrDefault(next.table() + "." + next.column(), 0L)));
      List<String> now = numbers(store, counter);
      assertThat(now).doesNotContainAnyElementsOf(printed);
      assertThat(now.getLast()).startsWith("R-20260212-1000");
      assertThat(now.getFirst()).startsWith("ITM001");
    }
  }
}
