package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.http.Method;
import truetill.server.http.Route;

/**
 * Whoever changes money, roles or access leaves an event that says so (rules-store section 4); a
 * refused request leaves none, and no event tells a secret. Each writing operation of these areas
 * stands in {@code audited.tsv} or, with the reason, in {@code not-audited.tsv}, so that a new one
 * has to choose.
 */
class AuditTest {
  private static final List<String> AREAS =
      List.of("/auth/", "/accounts/", "/core/", "/hr/", "/pos/", "/consignment/", "/sync/");

  private static final Pattern SECRET_KEY =
      Pattern.compile("\"[^\"]*(password|token|secret|pin|hash)[^\"]*\"\\s*:");
  private static final Pattern FIRST_ID = Pattern.compile("/(\\d+)/");

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();

  private static final ValidCalls calls = new ValidCalls(store);
  private static final Rows rows = calls.rows();

  /**
   * A line of the table.
   *
   * @param actions of all the events, in order
   * @param id where the event's row is told: {@code path}, a path into the answer, or {@code -}
   */
  private record Line(
      String operation, Person caller, List<String> actions, String subject, String id) {
    String method() {
      return operation.substring(0, operation.indexOf(' '));
    }
  }

  private record Event(
      long id, @Nullable Long actor, String action, String subject, @Nullable Long subjectId) {}

  private static List<Line> lines() {
    return BuiltOperations.lines("/contract/audited.tsv").stream()
        .skip(1)
        .map(line -> List.of(line.split("\t", -1)))
        .map(cells ->
            new Line(
                cells.get(0),
                Person.valueOf(cells.get(1)),
                List.of(cells.get(2).split(" ")),
                cells.get(3),
                cells.get(4)))
        .toList();
  }

  @Test
  void everyWritingOperationLeavesAnEventOrHasAReasonNotTo() {
    TreeSet<String> known = new TreeSet<>();
    List<String> twice = new ArrayList<>();
    lines()
        .forEach(line -> {
          if (!known.add(line.operation())) {
            twice.add(line.operation());
          }
        });
    for (String line :
        BuiltOperations.lines("/contract/not-audited.tsv").stream().skip(1).toList()) {
      List<String> cells = List.of(line.split("\t", -1));
      assertThat(cells).as("an operation and a reason").hasSize(2);
      assertThat(cells.get(1)).as("reason of " + cells.get(0)).isNotBlank();
      if (!known.add(cells.get(0))) {
        twice.add(cells.get(0));
      }
    }
    TreeSet<String> writing = new TreeSet<>();
    for (Route route : store.routes()) {
      if (route.method() != Method.GET && AREAS.stream().anyMatch(route.path()::startsWith)) {
        writing.add(route.method() + " " + route.path());
      }
    }
    assertThat(twice).as("in two lines").isEmpty();
    assertThat(known).as("audited.tsv and not-audited.tsv").isEqualTo(writing);
  }

  @Test
  void whoDidItIsRecordedAndARefusalIsNot() {
    List<String> wrong = new ArrayList<>();
    int refused = 0;
    for (Line line : lines()) {
      ValidCall call = calls.prepare(line.operation(), line.caller());
      long before = lastEvent();
      turnedAway(BuiltOperations.withAccess().get(line.operation()))
          .forEach((person, status) ->
              assertThat(call.send(store.as(person), line.method()).status())
                  .as(line.operation() + " by " + person)
                  .isEqualTo(status));
      assertThat(eventsAfter(before)).as(line.operation() + " refused").isEmpty();

      Answer answer = call.send(store.as(line.caller()), line.method());
      complaint(line, call, answer, eventsAfter(before)).ifPresent(wrong::add);

      long after = lastEvent();
      if (call.send(store.as(line.caller()), line.method()).status() >= 400) {
        refused++;
        assertThat(eventsAfter(after)).as(line.operation() + " again").isEmpty();
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(refused).as("refused the second time").isGreaterThan(20);
    assertThat(secretsToldIn(everything())).isEmpty();
  }

  /** Who has no right to call, with the answer: nobody, and the next lower role. */
  private static Map<Person, Integer> turnedAway(@Nullable String access) {
    return switch (access) {
      case "staff", "employee" -> Map.of(NOBODY, 401, CONSIGNEE, 403);
      case "manager" -> Map.of(NOBODY, 401, CASHIER, 403);
      case "admin" -> Map.of(NOBODY, 401, MANAGER, 403);
      case "authenticated" -> Map.of(NOBODY, 401);
      case null, default -> Map.of();
    };
  }

  private static Optional<String> complaint(
      Line line, ValidCall call, Answer answer, List<Event> events) {
    Long actor = line.caller() == NOBODY ? null : Long.valueOf(store.idOf(line.caller()));
    Long id = subject(line, call, answer);
    boolean right =
        answer.status() / 100 == 2
            && events.stream().map(Event::action).toList().equals(line.actions())
            && events.stream()
                .allMatch(event ->
                    Objects.equals(event.actor(), actor)
                        && event.subject().equals(line.subject())
                        && event.subjectId() != null
                        && (id == null || id.equals(event.subjectId())));
    return right
        ? Optional.empty()
        : Optional.of(
            line + " answered " + answer.status() + " for row " + id + " and left " + events);
  }

  private static @Nullable Long subject(Line line, ValidCall call, Answer answer) {
    return switch (line.id()) {
      case "-" -> null;
      case "path" -> {
        Matcher id = FIRST_ID.matcher(call.path());
        assertThat(id.find()).as(call.path()).isTrue();
        yield Long.valueOf(id.group(1));
      }
      default -> answer.at(line.id()).asLong();
    };
  }

  @Test
  void whatAUserMayIsRecordedWhicheverRequestChangesIt() {
    long user = rows.user("Employee").id();
    String path = "/accounts/users/" + user + "/";
    assertThat(actions(() -> store.as(ADMIN).patch(path, body("is_active", false))))
        .containsExactly("user_disabled");
    assertThat(actions(() -> store.as(ADMIN).patch(path, body("is_active", true))))
        .containsExactly("user_enabled");
    assertThat(actions(() -> store.as(ADMIN).patch(path, body("is_active", true)))).isEmpty();
    assertThat(
            actions(() ->
                store
                    .as(ADMIN)
                    .patch(
                        path + "employee_profile/",
                        body("termination_date", "2026-02-12", "termination_type", "layoff"))))
        .containsExactly("user_disabled");
    assertThat(
            actions(() -> store.as(MANAGER).post("/consignment/accounts/", body("user_id", user))))
        .containsExactly("consignee_linked");
  }

  @Test
  void aCustomerWhoHasBoughtIsDisabledAndEnabledOnTheRecord() {
    Answer customer = rows.customer();
    long cart = rows.fullCart();
    store.as(CASHIER).patch("/pos/carts/" + cart + "/", body("customer", customer.id())).gives(200);
    rows.shop().complete(cart).gives(200);

    assertThat(
            actions(() -> store.as(MANAGER).delete("/accounts/customers/" + customer.id() + "/")))
        .containsExactly("customer_deleted", "user_disabled");
    assertThat(
            actions(() ->
                store
                    .as(MANAGER)
                    .post(
                        "/accounts/customers/",
                        body(
                            "email",
                            customer.text("email"),
                            "first_name",
                            "Cat",
                            "last_name",
                            "Back"))))
        .containsExactly("user_enabled");
  }

  @Test
  void whatAVoidTakesFromAConsigneeIsRecorded() {
    long consignee = rows.consignees().consignee();
    long agreement = rows.consignees().agreement(consignee, "40.00");
    long first = rows.consignees().sells(rows.consignees().listed(agreement, "20.00"));
    long second = rows.consignees().sells(rows.consignees().listed(agreement, "10.00"));
    long payout = rows.consignees().generate(consignee).gives(201).id();

    assertThat(actions(() -> rows.shop().voidSale(first)))
        .containsExactly("payout_recomputed", "sale_voided");
    rows.consignees().pay(payout).gives(200);
    assertThat(actions(() -> rows.shop().voidSale(second)))
        .containsExactly("consignment_clawback", "sale_voided");
  }

  @Test
  void theTaxRateIsRecordedWithBothValuesAndAFreeSettingWithNone() {
    assertThat(
            actions(
                () -> store.as(MANAGER).patch("/core/settings/tax_rate/", body("value", "0.0825"))))
        .containsExactly("tax_rate_changed");
    store.as(MANAGER).patch("/core/settings/tax_rate/", body("value", "0.07")).gives(200);
    String key = rows.setting();
    assertThat(
            actions(() ->
                store
                    .as(MANAGER)
                    .patch("/core/settings/" + key + "/", body("value", "marked-word-17"))))
        .containsExactly("setting_changed");
    store.as(MANAGER).delete("/core/settings/" + key + "/").gives(204);
    assertThat(everything()).contains("0.0825").contains(key).doesNotContain("marked-word-17");
  }

  @Test
  void aTokenUsedTwiceIsRecordedAndNoSessionIs() {
    assertThat(actions(rows::refreshCookie)).isEmpty();
    String cookie = rows.refreshCookie();
    store.as(NOBODY).cookie("refresh_token", cookie).post("/auth/refresh/").gives(200);
    store.clock().advance(Duration.ofSeconds(11));
    assertThat(
            actions(() ->
                store.as(NOBODY).cookie("refresh_token", cookie).post("/auth/refresh/").gives(401)))
        .containsExactly("refresh_token_reused");
    assertThat(everything()).doesNotContain(cookie);
  }

  @Test
  void aNewRegisterPcIsRecordedWithoutItsSecret() {
    long before = lastEvent();
    Answer device = store.as(NOBODY).post("/sync/enroll/", body("demo", true)).gives(201);
    assertThat(eventsAfter(before)).hasSize(1);
    assertThat(device.text("device_secret")).hasSize(64);
    assertThat(everything())
        .contains("device_enrolled", device.text("device_id"))
        .doesNotContain(device.text("device_secret"));
  }

  private static List<String> actions(Supplier<Object> call) {
    long before = lastEvent();
    Object answer = call.get();
    if (answer instanceof Answer given) {
      assertThat(given.status()).as(given.content()).isLessThan(402);
    }
    return eventsAfter(before).stream().map(Event::action).toList();
  }

  private static long lastEvent() {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select coalesce(max(id), 0) from audit_event")
                .mapTo(Long.class)
                .one());
  }

  private static List<Event> eventsAfter(long id) {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery(
                    """
                    select id, actor_id, action, subject, subject_id from audit_event
                     where id > :id order by id
                    """)
                .bind("id", id)
                .map((rs, context) ->
                    new Event(
                        rs.getLong("id"),
                        rs.getObject("actor_id", Long.class),
                        rs.getString("action"),
                        rs.getString("subject"),
                        rs.getObject("subject_id", Long.class)))
                .list());
  }

  private static String everything() {
    List<String> events =
        store
            .database()
            .read(tx ->
                tx.handle()
                    .createQuery("select action, before_json, after_json from audit_event")
                    .map((rs, context) ->
                        rs.getString(1) + " " + rs.getString(2) + " " + rs.getString(3))
                    .list());
    return String.join("\n", events);
  }

  /** Nothing that lets somebody in: no such key, no password, no signed token. */
  private static List<String> secretsToldIn(String events) {
    List<String> told = new ArrayList<>();
    Matcher key = SECRET_KEY.matcher(events);
    while (key.find()) {
      told.add(key.group());
    }
    for (Person person : Person.values()) {
      if (person != NOBODY && events.contains(person.password())) {
        told.add(person.password());
      }
    }
    for (String word : List.of("secret-of-", "fresh-start", "argon2", "eyJ")) {
      if (events.contains(word)) {
        told.add(word);
      }
    }
    return told;
  }
}
