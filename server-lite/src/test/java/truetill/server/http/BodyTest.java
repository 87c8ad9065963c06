package truetill.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import truetill.core.money.Money;

/** Reading fields: what is taken, and the sentence for what is not. */
class BodyTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private final Json json = new Json(() -> CHICAGO);

  private Body body(String text) {
    JsonNode node = json.parseRequest(text.getBytes(StandardCharsets.UTF_8));
    return new Body(node, CHICAGO);
  }

  /** The error answer of reading {@code x} from {@code {"x": value}}. */
  private String complaint(String value, Consumer<Body> read) {
    Body body = body("{\"x\":" + value + "}");
    read.accept(body);
    Problem problem = catchThrowableOfType(Problem.class, body::orRefuse);
    return problem == null ? "" : json.text(String.valueOf(problem.reply().body()));
  }

  @Test
  void amountsAreNumbersOrNumericText() {
    assertThat(body("{\"x\":12.5}").requiredAmount("x")).isEqualTo(Money.of("12.50"));
    assertThat(body("{\"x\":\"12.50\"}").requiredAmount("x")).isEqualTo(Money.of("12.50"));
    assertThat(body("{\"x\":200.10000000000002}").requiredAmount("x"))
        .isEqualTo(Money.of("200.10"));
    assertThat(body("{}").amount("x")).isNull();
  }

  @Test
  void amountsThatAreNoneAreNamed() {
    Consumer<Body> amount = body -> body.amount("x");
    for (String value : List.of("\"ten\"", "\"NaN\"", "true", "[]", "{}", "\"\"", "\"1 000\"")) {
      assertThat(complaint(value, amount)).as(value).contains("A valid number is required.");
    }
    assertThat(complaint("1.005", amount)).contains("no more than 2 decimal places");
    assertThat(complaint("123456789", amount)).contains("no more than 10 digits in total");
    assertThat(complaint("-1", amount)).contains("greater than or equal to 0");
    assertThat(complaint("null", amount)).contains("This field may not be null.");
    assertThat(complaint("1e999999999", amount)).contains("A valid number is required.");
    assertThat(complaint("1e-999999999", amount)).contains("A valid number is required.");
  }

  @Test
  void idsAreNumbersOrDigits() {
    assertThat(body("{\"x\":7}").requiredPk("x")).isEqualTo(7);
    assertThat(body("{\"x\":\"7\"}").requiredPk("x")).isEqualTo(7);
    assertThat(complaint("\"seven\"", body -> body.pk("x")))
        .contains("Incorrect type. Expected pk value, received str.");
    assertThat(complaint("[7]", body -> body.pk("x"))).contains("received list.");
    assertThat(complaint("99999999999999999999", body -> body.pk("x")))
        .contains("object does not exist.");
    assertThat(body("{\"x\":\"\"}").allowNull("x").pk("x")).isNull();
    assertThat(body("{\"x\":null}").allowNull("x").pk("x")).isNull();
  }

  @Test
  void wholeNumbersKeepTheirRange() {
    assertThat(body("{\"x\":30}").integer("x", 0, 60)).isEqualTo(30);
    assertThat(body("{\"x\":\"30\"}").integer("x", 0, 60)).isEqualTo(30);
    assertThat(complaint("1.5", body -> body.integer("x", 0, 60)))
        .contains("A valid integer is required.");
    assertThat(complaint("true", body -> body.integer("x", 0, 60)))
        .contains("A valid integer is required.");
    assertThat(complaint("-1", body -> body.integer("x", 0, 60))).contains("or equal to 0.");
    assertThat(complaint("61", body -> body.integer("x", 0, 60))).contains("or equal to 60.");
    assertThat(complaint("1e30", body -> body.integer("x", 0, 60))).contains("or equal to 60.");
  }

  @Test
  void decimalsKeepTheirPlacesAndRange() {
    BigDecimal hundred = new BigDecimal("100");
    assertThat(body("{\"x\":\"37.5\"}").decimal("x", 5, 2, BigDecimal.ZERO, hundred))
        .isEqualTo(new BigDecimal("37.50"));
    assertThat(complaint("37.555", b -> b.decimal("x", 5, 2, BigDecimal.ZERO, hundred)))
        .contains("no more than 2 decimal places");
    assertThat(complaint("14000", b -> b.decimal("x", 5, 2, BigDecimal.ZERO, hundred)))
        .contains("no more than 5 digits in total");
    assertThat(body("{\"x\":0}").percent("x")).isEqualTo(new BigDecimal("0.00"));
    assertThat(complaint("140", b -> b.decimal("x", 5, 2, BigDecimal.ZERO, hundred)))
        .contains("less than or equal to 100");
    assertThat(complaint("-5", b -> b.decimal("x", 5, 2, BigDecimal.ZERO, hundred)))
        .contains("greater than or equal to 0");
  }

  @Test
  void datesTimesBooleansAndChoices() {
    assertThat(body("{\"x\":\"2026-02-12\"}").date("x")).isEqualTo(LocalDate.of(2026, 2, 12));
    for (String value :
        List.of("\"12.2.2026\"", "\"2026-02-30\"", "20260212", "\"+99999-01-01\"")) {
      assertThat(complaint(value, body -> body.date("x")))
          .as(value)
          .contains("Date has wrong format. Use one of these formats instead: YYYY-MM-DD.");
    }
    Instant sixPm = Instant.parse("2026-02-12T18:00:00Z");
    assertThat(body("{\"x\":\"2026-02-12T18:00:00Z\"}").timestamp("x")).isEqualTo(sixPm);
    assertThat(body("{\"x\":\"2026-02-12T12:00\"}").timestamp("x")).isEqualTo(sixPm);
    assertThat(body("{\"x\":\"2026-02-12 12:00:00-06:00\"}").timestamp("x")).isEqualTo(sixPm);
    assertThat(complaint("\"noon\"", body -> body.timestamp("x"))).contains("Datetime has wrong");
    assertThat(complaint("\"-999999999-01-01T00:00:00Z\"", body -> body.timestamp("x")))
        .contains("Datetime has wrong");
    assertThat(body("{\"x\":\"true\"}").bool("x")).isTrue();
    assertThat(body("{\"x\":0}").bool("x")).isFalse();
    assertThat(complaint("\"perhaps\"", body -> body.bool("x")))
        .contains("Must be a valid boolean.");
    assertThat(complaint("\"bitcoin\"", body -> body.choice("x", List.of("cash", "card"))))
        .contains("bitcoin")
        .contains("is not a valid choice.");
  }

  @Test
  void textIsTrimmedAndBounded() {
    assertThat(body("{\"x\":\"  lamp \"}").requiredText("x", 10)).isEqualTo("lamp");
    assertThat(body("{\"x\":17}").text("x", 10)).isEqualTo("17");
    assertThat(body("{\"x\":\"  \"}").text("x", 10)).isEmpty();
    assertThat(complaint("\"  \"", body -> body.requiredText("x", 10)))
        .contains("This field may not be blank.");
    assertThat(complaint("\"abcdefghijk\"", body -> body.text("x", 10)))
        .contains("no more than 10 characters.");
    assertThat(complaint("true", body -> body.text("x", 10))).contains("Not a valid string.");
    assertThat(body("{\"x\":\" pass word \"}").requiredSecret("x")).isEqualTo(" pass word ");
  }

  @Test
  void idListsAndNestedObjects() {
    assertThat(body("{\"x\":[1,\"2\"]}").requiredIds("x")).containsExactly(1L, 2L);
    assertThat(complaint("[]", body -> body.requiredIds("x"))).contains("may not be empty");
    assertThat(complaint("7", body -> body.requiredIds("x"))).contains("Expected a list of items");
    assertThat(complaint("[\"a\"]", body -> body.requiredIds("x")))
        .contains("A valid integer is required.");
    assertThat(complaint("[]", body -> body.object("x"))).contains("Expected a dictionary");
    Body outer = body("{\"x\":{\"y\":\"z\"}}");
    Body inner = outer.object("x");
    assertThat(inner == null ? null : inner.text("y", 5)).isEqualTo("z");
  }

  @Test
  void oneSetOfReadersServesNewRowsReplacementsAndPatches() {
    assertThat(complaint("null", body -> body.require("x", "y").text("x", 5)))
        .contains("y=[This field is required.]")
        .contains("x=[This field may not be null.]");
    assertThat(Body.or(body("{}").text("x", 5), "kept")).isEqualTo("kept");
    assertThat(Body.or(body("{\"x\":\"\"}").text("x", 5), "kept")).isEmpty();
    Body cleared = body("{\"x\":null}").allowNull("x");
    assertThat(cleared.<Long>orKept("x", cleared.pk("x"), 7L)).isNull();
    Body silent = body("{}").allowNull("x");
    assertThat(silent.<Long>orKept("x", silent.pk("x"), 7L)).isEqualTo(7L);
  }

  @Test
  void linksMustExistAndUniqueValuesBeFree() {
    assertThat(body("{\"x\":7}").existing("x", id -> id == 7)).isEqualTo(7L);
    assertThat(complaint("77", body -> body.existing("x", id -> false)))
        .contains("object does not exist.");
    assertThat(complaint("1", body -> body.refuseTaken("x", "register")))
        .contains("register with this x already exists.");
    assertThat(complaint("1", body -> body.refuseTakenTogether("location", "date")))
        .contains("The fields location, date must make a unique set.");
  }

  @Test
  void aLongWordIsCutBetweenCharacters() {
    String emoji = "\uD83D\uDE00".repeat(101);
    String shown = complaint("\"a" + emoji + "\"", body -> body.choice("x", List.of("cash")));
    assertThat(shown).contains("a" + "\uD83D\uDE00".repeat(99) + "…");
  }

  @Test
  void oneAnswerNamesEverythingThatIsWrong() {
    Body body = body("{\"b\":null}");
    body.requiredText("a", 10);
    body.requiredAmount("b");
    body.refuseUnknownPk("c", 77);
    body.refuseWhole("The fields must make a unique set.");
    Problem problem = catchThrowableOfType(Problem.class, body::orRefuse);
    assertThat(json.text(Objects.requireNonNull(problem.reply().body())))
        .isEqualTo(
            "{\"a\":[\"This field is required.\"],\"b\":[\"This field may not be null.\"],"
                + "\"c\":[\"Invalid pk \\\"77\\\" - object does not exist.\"],"
                + "\"non_field_errors\":[\"The fields must make a unique set.\"]}");
  }

  @Test
  void nothingWrongIsNoProblem() {
    assertThatCode(body("{}")::orRefuse).doesNotThrowAnyException();
  }
}
