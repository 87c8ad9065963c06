package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise of the product in one story: the store is away, five sales are made, the store comes
 * back, and everything stands there exactly once and to the cent.
 */
class OfflineSalesTest {
  private static final PrintWriter QUIET = new PrintWriter(Writer.nullWriter());

  @TempDir Path folder;

  private String address = "";

  @Test
  void fiveSalesMadeAloneArriveExactlyOnceAndToTheCent() throws Exception {
    BigDecimal revenueBefore;
    int port;
    try (Host host = startStore(0)) {
      port = URI.create(address).getPort();
      say("{\"do\":\"sync\"}");
      revenueBefore = amount(get("/pos/dashboard/metrics/"), "todays_revenue");
    }

    List<JsonNode> answers =
        say(
            "{\"do\":\"sign-in\",\"pin\":\"1001\"}",
            "{\"do\":\"open-drawer\",\"total\":\"200.00\"}",
            sale(1, "\"method\":\"cash\",\"tendered\":\"500.00\""),
            sale(3, "\"method\":\"card\""),
            sale(5, "\"method\":\"split\",\"card\":\"1.00\",\"tendered\":\"500.00\""),
            sale(7, "\"method\":\"cash\""),
            sale(9, "\"method\":\"cash\",\"tendered\":\"400.00\""),
            "{\"do\":\"sync\"}",
            "{\"do\":\"day\"}");
    JsonNode alone = answers.get(answers.size() - 2);
    JsonNode day = answers.getLast();
    assertThat(alone.path("online").asBoolean()).isFalse();
    assertThat(alone.path("waiting").asLong()).isPositive();
    List<String> printed = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    for (JsonNode answer : answers) {
      if (answer.has("receipt")) {
        printed.add(answer.path("receipt").asText());
        total = total.add(amount(answer, "total"));
      }
    }
    assertThat(printed).hasSize(5).doesNotHaveDuplicates();

    try (Host host = startStore(port)) {
      for (int again = 0; again < 3; again++) {
        assertThat(say("{\"do\":\"sync\"}").getFirst().path("waiting").asLong()).isZero();
      }
      JsonNode newest = get("/pos/receipts/?page_size=6").path("results");
      List<String> arrived = new ArrayList<>();
      newest.forEach(receipt -> arrived.add(receipt.path("receipt_number").asText()));
      assertThat(arrived.subList(0, 5)).containsExactlyInAnyOrderElementsOf(printed);
      for (String receipt : printed) {
        assertThat(get("/pos/receipts/?receipt_number=" + receipt).path("count").asInt())
            .isEqualTo(1);
      }
      for (int item = 1; item <= 10; item++) {
        String sku = String.format(Locale.ROOT, "ITM%07d", item);
        assertThat(get("/inventory/items/lookup/" + sku + "/").path("status").asText())
            .isEqualTo("sold");
      }
      JsonNode drawer = get("/pos/drawers/?status=open").path("results").path(0);
      assertThat(amount(drawer, "current_expected_cash"))
          .isEqualByComparingTo(amount(day, "expected_cash"));
      assertThat(amount(drawer, "cash_sales_total")).isEqualByComparingTo(amount(day, "cash"));
      assertThat(amount(get("/pos/dashboard/metrics/"), "todays_revenue"))
          .isEqualByComparingTo(revenueBefore.add(total));
    }
  }

  private Host startStore(int port) throws CannotStart {
    Host host = Host.start(folder.resolve("store"), port, true, QUIET);
    address = host.address();
    return host;
  }

  /** Two scans and a payment, as three lines. */
  private static String sale(int firstItem, String payment) {
    return String.format(
        Locale.ROOT,
        "{\"do\":\"scan\",\"sku\":\"ITM%07d\"}%n{\"do\":\"scan\",\"sku\":\"ITM%07d\"}%n{\"do\":\"pay\",%s}",
        firstItem,
        firstItem + 1,
        payment);
  }

  private List<JsonNode> say(String... commands) throws CannotStart, IOException {
    return new HeadlessTill(folder.resolve("till")).say(address, commands);
  }

  private static BigDecimal amount(JsonNode node, String key) {
    assertThat(node.path(key).isTextual()).as(key + " of " + node).isTrue();
    return new BigDecimal(node.path(key).asText());
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    try (StoreReader reader = new StoreReader(address)) {
      return reader.get(path);
    }
  }
}
