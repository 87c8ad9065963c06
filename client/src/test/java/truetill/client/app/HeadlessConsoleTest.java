package truetill.client.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.client.register.RegisterFixture;

/** The protocol other programs rely on, key by key (house section 6). */
class HeadlessConsoleTest {
  private final RegisterFixture fixture = RegisterFixture.inMemory();
  private final ObjectMapper json = new ObjectMapper();

  @BeforeEach
  void open() {
    fixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<JsonNode> talk(String... lines) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new HeadlessConsole(new HeadlessCommands(fixture.register()))
        .run(
            new BufferedReader(new StringReader(String.join("\n", lines) + "\n")),
            new PrintStream(output, true, UTF_8));
    List<JsonNode> answers = new ArrayList<>();
    for (String line : output.toString(UTF_8).lines().toList()) {
      answers.add(json.readTree(line));
    }
    return answers;
  }

  private JsonNode one(String line) throws IOException {
    List<JsonNode> answers = talk(line);
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  private void ready() throws IOException {
    talk("{\"do\":\"sign-in\",\"pin\":\"1001\"}", "{\"do\":\"open-drawer\",\"total\":\"200.00\"}");
  }

  @Test
  void aDayFromSignInToClose() throws IOException {
    JsonNode signedIn =
        one(
            "{\"do\":\"sign-in\",\"email\":\"cashier1@demo.test\",\"password\":\"demo-cashier-1\"}");
    assertThat(signedIn.path("ok").asBoolean()).isTrue();
    assertThat(signedIn.path("user").asText()).isEqualTo("cashier1@demo.test");
    assertThat(signedIn.path("role").asText()).isEqualTo("Employee");

    JsonNode opened = one("{\"do\":\"open-drawer\",\"total\":\"200.00\"}");
    assertThat(opened.path("opening_total").asText()).isEqualTo("200.00");
    assertThat(opened.path("drawer").asText()).hasSize(36);

    JsonNode cart = one("{\"do\":\"scan\",\"sku\":\"ITM0000001\",\"unknown\":{\"key\":1}}");
    JsonNode line = cart.path("lines").path(0);
    assertThat(line.path("line").asInt()).isEqualTo(1);
    assertThat(line.path("sku").asText()).isEqualTo("ITM0000001");
    assertThat(line.path("description").asText()).isEqualTo("Brass lamp 1");
    assertThat(line.path("unit_price").asText()).isEqualTo("1.99");
    assertThat(line.path("line_total").asText()).isEqualTo("1.99");
    assertThat(cart.path("subtotal").asText()).isEqualTo("1.99");
    assertThat(cart.path("tax").asText()).isEqualTo("0.14");
    assertThat(cart.path("total").asText()).isEqualTo("2.13");
    one("{\"do\":\"scan\",\"sku\":\"ITM0000002\"}");
    assertThat(one("{\"do\":\"remove\",\"line\":1}").path("lines").size()).isEqualTo(1);

    JsonNode paid = one("{\"do\":\"pay\",\"method\":\"cash\",\"tendered\":\"50.00\"}");
    assertThat(paid.path("receipt").asText()).isEqualTo("R-20261122-010001");
    assertThat(paid.path("total").asText()).isEqualTo("3.20");
    assertThat(paid.path("change").asText()).isEqualTo("46.80");
    assertThat(paid.path("seq").isIntegralNumber()).isTrue();
    assertThat(paid.path("op_id").asText()).hasSize(36);

    one("{\"do\":\"scan\",\"sku\":\"ITM0000003\"}");
    JsonNode card = one("{\"do\":\"pay\",\"method\":\"card\"}");
    assertThat(card.path("change").asText()).isEqualTo("0.00");
    one("{\"do\":\"scan\",\"sku\":\"ITM0000004\"}");
    JsonNode split = one("{\"do\":\"pay\",\"method\":\"split\",\"card\":\"5.00\",\"tendered\":1}");
    assertThat(split.path("change").asText()).isEqualTo("0.66");

    assertThat(one("{\"do\":\"drop\",\"total\":\"50.00\"}").path("expected_cash").asText())
        .isEqualTo("153.54");
    assertThat(
            one("{\"do\":\"reprint\",\"receipt\":\"R-20261122-010001\"}").path("receipt").asText())
        .isEqualTo("R-20261122-010001");
    one("{\"do\":\"sign-in\",\"pin\":\"800001\"}");
    JsonNode voided = one("{\"do\":\"void\",\"receipt\":\"R-20261122-010001\"}");
    assertThat(voided.path("refunded").asText()).isEqualTo("3.20");

    JsonNode closed = one("{\"do\":\"close-drawer\",\"total\":\"150.00\"}");
    assertThat(closed.path("expected_cash").asText()).isEqualTo("150.34");
    assertThat(closed.path("counted").asText()).isEqualTo("150.00");
    assertThat(closed.path("variance").asText()).isEqualTo("-0.34");
    assertThat(fixture.paper.jobs())
        .containsExactly(
            "receipt R-20261122-010001 by Ines T. PULSE",
            "receipt R-20261122-010002 by Ines T.",
            "receipt R-20261122-010003 by Ines T. PULSE",
            "open PULSE",
            "copy R-20261122-010001 by Ines T.",
            "void R-20261122-010001 by Ines T. PULSE",
            "Z -0.34");
  }

  @Test
  void statusCarriesItsKeysAlsoBeforeSignIn() throws IOException {
    for (String command : List.of("{\"do\":\"status\"}", "{\"do\":\"sync\"}")) {
      JsonNode status = one(command);
      assertThat(status.path("ok").asBoolean()).isTrue();
      assertThat(status.path("online").isBoolean()).isTrue();
      assertThat(status.path("online").asBoolean()).isFalse();
      for (String key : List.of("waiting", "delivered_seq", "seq", "printing_waiting")) {
        assertThat(status.path(key).isIntegralNumber()).as(key).isTrue();
      }
      assertThat(status.path("head").asText()).matches("[0-9a-f]{64}");
      assertThat(status.get("drawer").isNull()).isTrue();
      assertThat(status.get("signed_in").isNull()).isTrue();
    }
  }

  @Test
  void theClockAnswersItsEntryAndHours() throws IOException {
    ready();
    JsonNode in = one("{\"do\":\"clock-in\"}");
    fixture.pass(Duration.ofMinutes(449));
    JsonNode out = one("{\"do\":\"clock-out\",\"break_minutes\":30}");
    assertThat(out.path("entry").asText()).isEqualTo(in.path("entry").asText());
    assertThat(out.path("hours").asText()).isEqualTo("6.98");
  }

  @Test
  void changeComesOutOfTheReserveAndGoesBack() throws IOException {
    ready();
    assertThat(one("{\"do\":\"draw\",\"total\":\"40.00\"}").path("code").asText())
        .isEqualTo("not_allowed");
    talk("{\"do\":\"sign-in\",\"pin\":\"800001\"}");
    JsonNode drawn = one("{\"do\":\"draw\",\"count\":{\"twenties\":2},\"notes\":\"ones\"}");
    assertThat(drawn.path("expected_cash").asText()).isEqualTo("240.00");
    assertThat(drawn.path("reserve").asText()).isEqualTo("460.00");
    assertThat(one("{\"do\":\"return\",\"total\":\"15.00\"}").path("expected_cash").asText())
        .isEqualTo("225.00");
    assertThat(one("{\"do\":\"reserve\"}").path("reserve").asText()).isEqualTo("475.00");
  }

  @Test
  void aCustomerIsFoundTakenUpChangedAndNamedOnASale() throws IOException {
    ready();
    assertThat(
            one("{\"do\":\"find-customer\",\"text\":\"alder\"}").at("/customers/0/number").asText())
        .isEqualTo("CUS-001");
    talk("{\"do\":\"sign-in\",\"pin\":\"800001\"}");
    JsonNode lee = one("{\"do\":\"new-customer\",\"first_name\":\"Lee\",\"last_name\":\"Birch\"}");
    assertThat(lee.path("number").asText()).isEqualTo("CUS-01-001");
    JsonNode edited =
        one("{\"do\":\"edit-customer\",\"number\":\"cus-01-001\",\"phone\":\"555-0104\"}");
    assertThat(edited.path("phone").asText()).isEqualTo("555-0104");
    assertThat(edited.path("name").asText()).isEqualTo("Lee Birch");
    JsonNode named = one("{\"do\":\"customer\",\"number\":\"CUS-01-001\"}");
    assertThat(named.path("customer").asText()).isEqualTo("CUS-01-001");
    assertThat(one("{\"do\":\"customer\",\"number\":\"CUS-9\"}").path("code").asText())
        .isEqualTo("unknown_customer");
    assertThat(one("{\"do\":\"customer\"}").get("customer").isNull()).isTrue();
  }

  @Test
  void findAnswersItems() throws IOException {
    JsonNode items = one("{\"do\":\"find\",\"text\":\"lamp\",\"limit\":3}").path("items");
    assertThat(items.size()).isEqualTo(3);
    assertThat(items.path(0).path("sku").asText()).startsWith("ITM");
    assertThat(items.path(0).path("price").asText()).contains(".");
    assertThat(items.path(0).path("status").asText()).isEqualTo("on_shelf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"do":"scan","sku":"ITM9999999"}                        | unknown_item
          {"do":"scan","sku":"ITM0000021"}                        | already_sold
          {"do":"scan","sku":"ITM0000022"}                        | not_on_shelf
          {"do":"pay","method":"cash","tendered":"1.00"}          | cart_empty
          {"do":"pay","method":"bitcoin"}                         | bad_method
          {"do":"pay","method":"cash","tendered":"fifty"}         | bad_amount
          {"do":"pay","method":"cash","tendered":"12,50"}         | bad_amount
          {"do":"pay","method":"cash","tendered":"1e9"}           | bad_amount
          {"do":"pay","method":"cash","tendered":[1]}             | bad_amount
          {"do":"pay","method":"cash","tendered":1.005}           | bad_amount
          {"do":"drop","total":"lots"}                            | bad_amount
          {"do":"drop"}                                           | bad_amount
          {"do":"close-drawer","total":"NaN"}                     | bad_amount
          {"do":"open-drawer","total":"1.00"}                     | drawer_open
          {"do":"void","receipt":"R-20261122-010001"}             | unknown_receipt
          {"do":"reprint","receipt":"nonsense"}                   | unknown_receipt
          {"do":"sign-in","pin":"4711"}                           | wrong_password
          {"do":"sign-in","email":"consignee@demo.test","password":"demo-consignee-1"} | not_allowed
          {"do":"remove","line":7}                                | cart_empty
          {"do":"pay"}                                            | bad_method
          {"do":"pay","tendered":"50.00"}                         | bad_method
          {"do":"untagged","description":"x","price":"1.00","quantity":"three"} | bad_number
          {"do":"untagged","description":"x","price":"1.00","quantity":2.7} | bad_number
          {"do":"untagged","description":"x","price":"1.00","quantity":true} | bad_number
          {"do":"untagged","description":"x","price":"1.00","quantity":4294967297} | bad_number
          {"do":"untagged","description":"x","price":"1.00","quantity":1e999999999} | bad_number
          {"do":"untagged","description":"\\u0000\\u0007","price":"1.00"} | no_description
          {"do":"clock-out","break_minutes":"half"}               | bad_number
          {"do":"clock-out","break_minutes":4294967326}           | bad_number
          {"do":"find","text":"lamp","limit":"all"}               | bad_number
          {"do":"close-drawer","total":"200.00","count":{"ones":"x"}} | bad_number
          {"do":"close-drawer","total":"200.00","count":7}        | bad_count
          {"do":"close-drawer","total":"200.00","count":{"ones":-1}} | bad_count
          {"do":"status"} and more                                | bad_command
          {"do":"open-drawer"}{"do":"quit"}                       | bad_command
          {"do":"dance"}                                          | unknown_command
          {"sku":"ITM0000001"}                                    | unknown_command
          {"do":"scan"}                                           | bad_command
          not json                                                | bad_command
          [1,2]                                                   | bad_command
          """)
  void badInputGetsItsCodeAndASentence(String line, String code) throws IOException {
    ready();
    long seq = fixture.journal().head().seq();
    JsonNode answer = one(line);
    assertThat(answer.path("ok").asBoolean(true)).isFalse();
    assertThat(answer.path("code").asText()).isEqualTo(code);
    assertThat(answer.path("detail").asText()).endsWith(".");
    assertThat(fixture.journal().head().seq()).isEqualTo(seq);
  }

  @Test
  void aLineIsTakenOffOnlyByItsWholeNumber() throws IOException {
    ready();
    talk("{\"do\":\"scan\",\"sku\":\"ITM0000001\"}", "{\"do\":\"scan\",\"sku\":\"ITM0000002\"}");
    for (String line : List.of("true", "1.9", "4294967297", "\"first\"", "[1]", "1e999999999")) {
      JsonNode refused = one("{\"do\":\"remove\",\"line\":" + line + "}");
      assertThat(refused.path("code").asText()).as(line).isEqualTo("bad_number");
    }
    assertThat(one("{\"do\":\"remove\"}").path("code").asText()).isEqualTo("unknown_line");
    assertThat(one("{\"do\":\"remove\",\"line\":2.0}").path("lines").size()).isEqualTo(1);
    assertThat(one("{\"do\":\"remove\",\"line\":\"1\"}").path("lines").size()).isZero();
  }

  @Test
  void aShortTenderIsRefusedAndTheCartStays() throws IOException {
    ready();
    one("{\"do\":\"scan\",\"sku\":\"ITM0000009\"}");
    JsonNode refused = one("{\"do\":\"pay\",\"method\":\"cash\",\"tendered\":\"1.00\"}");
    assertThat(refused.path("code").asText()).isEqualTo("short_tender");
    assertThat(one("{\"do\":\"close-drawer\",\"total\":\"200.00\"}").path("code").asText())
        .isEqualTo("cart_open");
    assertThat(one("{\"do\":\"pay\",\"method\":\"cash\"}").path("ok").asBoolean()).isTrue();
  }

  @Test
  void withoutSignInOrDrawerNothingIsSold() throws IOException {
    assertThat(one("{\"do\":\"scan\",\"sku\":\"ITM0000001\"}").path("code").asText())
        .isEqualTo("not_signed_in");
    one("{\"do\":\"sign-in\",\"pin\":\"1001\"}");
    assertThat(one("{\"do\":\"scan\",\"sku\":\"ITM0000001\"}").path("code").asText())
        .isEqualTo("no_drawer");
    one("{\"do\":\"open-drawer\",\"total\":\"0\"}");
    one("{\"do\":\"close-drawer\",\"total\":\"0\"}");
    assertThat(one("{\"do\":\"scan\",\"sku\":\"ITM0000001\"}").path("code").asText())
        .isEqualTo("drawer_closed");
    assertThat(one("{\"do\":\"open-drawer\",\"total\":\"0\"}").path("code").asText())
        .isEqualTo("drawer_closed_today");
  }

  @Test
  void commandsAreAnsweredInOrderAndQuitEndsThem() throws IOException {
    List<JsonNode> answers =
        talk("{\"do\":\"status\"}", "", "{\"do\":\"quit\"}", "{\"do\":\"status\"}");
    assertThat(answers).hasSize(2);
    assertThat(answers.getLast()).isEqualTo(json.readTree("{\"ok\":true}"));
  }
}
