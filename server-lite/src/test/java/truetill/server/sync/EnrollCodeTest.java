package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.pos.Tender;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.db.TestPostgres;
import truetill.server.pos.Shop;

/** One-time codes: guessed, used again, too late, raced for (abuse case 29). */
class EnrollCodeTest {
  private static final String PATH = "/sync/devices/enroll-code/";
  private static final int PCS = 8;

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private final Shop shop = new Shop(store);

  /** Wrong codes are counted for a while, for each client and each code. */
  @BeforeEach
  void later() {
    store.clock().advance(Duration.ofMinutes(20));
  }

  @Test
  void anAdministratorAloneMakesCodes() {
    store.as(NOBODY).post(PATH, body()).gives(401);
    for (var person : List.of(MANAGER, CASHIER, CONSIGNEE)) {
      store.as(person).post(PATH, body()).gives(403);
    }
    store.as(ADMIN).post(PATH, body("register", 999_999)).refuses("register", "999999");
    store.as(ADMIN).post(PATH, body("register", "x")).gives(400);
    long before = shop.count("audit_event", "action = 'enroll_code_made'");
    Answer made =
        store
            .as(ADMIN)
            .post(PATH)
            .gives(201)
            .has("server", store.address())
            .has("tries", 5)
            .has("register", "null");
    assertThat(made.text("code")).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
    assertThat(OffsetDateTime.parse(made.text("expires_at")).toInstant())
        .isEqualTo(store.clock().instant().plus(Duration.ofMinutes(10)));
    assertThat(shop.count("audit_event", "action = 'enroll_code_made'")).isEqualTo(before + 1);
    String bare = made.text("code").replace("-", "");
    assertThat(shop.count("enroll_code", "code_hash like '%" + bare + "%'")).isZero();
  }

  @Test
  void aCodeEnrolsOnceHoweverItIsTyped() {
    String code = code(null);
    TestRegister till =
        TestRegister.enrolled(
            store, " " + code.toLowerCase(Locale.ROOT).replace('0', 'o').replace("-", " ") + " ");
    till.gets("hello/").gives(200);

    TestRegister.enroll(store, code).refusesWith(403, "enroll_code_used");
    assertThat(TestRegister.enroll(store, code).text()).contains("Ask an administrator");
    assertThat(shop.count("device", "id = '" + till.device() + "'")).isEqualTo(1);
    assertThat(
            shop.count(
                "audit_event",
                "action = 'device_enrolled' and after_json like '%" + till.device() + "%'"))
        .isEqualTo(1);
  }

  @Test
  void withoutACodeNobodyIsTaken() {
    TestRegister.enroll(store, true).refusesWith(403, "enroll_code_needed");
    TestRegister.enroll(store, false).refusesWith(403, "enroll_code_needed");
    TestRegister.enroll(store, "").refusesWith(403, "enroll_code_needed");
  }

  @Test
  void whatCannotBeACodeIsNoTry() {
    String code = code(null);
    for (int attempt = 0; attempt < 7; attempt++) {
      TestRegister.enroll(store, "12345-678").refusesWith(400, "enroll_code_malformed");
      TestRegister.enroll(store, "ABCDE-FGH!K").refusesWith(400, "enroll_code_malformed");
    }
    TestRegister.enroll(store, code).gives(201);
  }

  @Test
  void anExpiredCodeIsRefused() {
    String code = code(null);
    store.clock().advance(Duration.ofMinutes(10).minusSeconds(1));
    String inTime = code(null);
    store.clock().advance(Duration.ofSeconds(1));
    TestRegister.enroll(store, code).refusesWith(403, "enroll_code_expired");
    TestRegister.enroll(store, inTime).gives(201);
  }

  @Test
  void afterFiveGuessesEvenTheRightOneIsDead() {
    String early = code(null);
    for (int guess = 0; guess < 4; guess++) {
      TestRegister.enroll(store, "00000-0000" + guess).refusesWith(403, "enroll_code_wrong");
    }
    String later = code(null);
    TestRegister.enroll(store, "00000-00005").refusesWith(403, "enroll_code_wrong");

    TestRegister.enroll(store, early).refusesWith(403, "enroll_code_spent");
    TestRegister.enroll(store, later).gives(201);
  }

  @Test
  void aClientThatGuessesOnIsSlowedDown() {
    for (int guess = 0; guess < 20; guess++) {
      TestRegister.enroll(store, "11111-1111" + guess % 10).gives(403);
    }
    String code = code(null);
    TestRegister.enroll(store, "11111-11111").gives(429);
    TestRegister.enroll(store, code).gives(429);
    store.clock().advance(Duration.ofMinutes(10));
    TestRegister.enroll(store, code(null)).gives(201);
  }

  @Test
  void theNextPcOfARegisterGoesOnWithItsSeriesAndReceipts() {
    long register = shop.register().id();
    TestRegister first = TestRegister.enrolled(store, code(register));
    Counter counter = new Counter(store);
    first.sells(first.opensDrawer("10.00"), Tender.exactCash(), counter.line("1.00"));
    assertThat(first.delivers().gives(200).exceptions()).isEmpty();
    Answer taken = store.as(ADMIN).post(PATH, body("register", register)).gives(409);
    assertThat(taken.text("code")).isEqualTo("register_taken");
    store.as(MANAGER).post("/sync/devices/" + first.device() + "/mark-lost/").gives(200);
    String replacing = code(register);
    String late = code(register);

    TestRegister.Said next = TestRegister.enroll(store, replacing).gives(201);

    assertThat(next.json().path("series").asInt()).isEqualTo(first.series());
    assertThat(next.json().at("/receipts/" + TestRegister.DAY).asInt()).isEqualTo(1);
    TestRegister.enroll(store, late).refusesWith(409, "register_taken");
    store
        .as(ADMIN)
        .post("/sync/devices/" + next.json().path("device_id").asText() + "/revoke/")
        .gives(200);
    TestRegister.enroll(store, late).gives(201);
  }

  @Test
  void aCodeHasFiftyBitsOfAnUnmistakableAlphabet() {
    Random random = new Random(50);
    Set<String> seen = new HashSet<>();
    List<Set<Character>> signs = new ArrayList<>();
    for (int code = 0; code < 2_000; code++) {
      String made = EnrollCode.random(random);
      assertThat(seen.add(made)).isTrue();
      String read = EnrollCode.read(made).orElseThrow();
      assertThat(read).hasSize(10).isEqualTo(made.replace("-", ""));
      for (int at = 0; at < 10; at++) {
        if (signs.size() <= at) {
          signs.add(new HashSet<>());
        }
        signs.get(at).add(read.charAt(at));
      }
    }
    assertThat(signs).allSatisfy(at -> assertThat(at).hasSize(32));
  }

  @Test
  void twoPcsAtOnceGetOneIdentityOnH2() throws Exception {
    raceFor(store);
  }

  @Test
  void twoPcsAtOnceGetOneIdentityOnPostgres() throws Exception {
    try (ServerFixture onPostgres = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      raceFor(onPostgres);
    }
  }

  private static void raceFor(ServerFixture where) throws Exception {
    String code = where.as(ADMIN).post(PATH).gives(201).text("code");
    Shop there = new Shop(where);
    long devices = there.count("device", "1 = 1");
    CyclicBarrier together = new CyclicBarrier(PCS);
    List<String> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(PCS)) {
      List<Future<String>> asked = new ArrayList<>();
      for (int pc = 0; pc < PCS; pc++) {
        asked.add(
            threads.submit(() -> {
              together.await();
              TestRegister.Said said = TestRegister.enroll(where, code);
              return said.status() + " " + said.json().path("code").asText();
            }));
      }
      for (Future<String> answer : asked) {
        answers.add(answer.get());
      }
    }
    Collections.sort(answers);
    assertThat(answers.removeFirst()).isEqualTo("201 ");
    assertThat(answers).hasSize(PCS - 1).containsOnly("403 enroll_code_used");
    assertThat(there.count("device", "1 = 1")).isEqualTo(devices + 1);
    assertThat(there.count("enroll_code", "device_id is not null and used_at is not null"))
        .isPositive();
  }

  private static String code(@Nullable Long register) {
    return store.as(ADMIN).post(PATH, body("register", register)).gives(201).text("code");
  }
}
