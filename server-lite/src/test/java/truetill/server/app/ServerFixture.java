package truetill.server.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.accounts.NewUser;
import truetill.server.ai.AiConfig;
import truetill.server.auth.MailConfig;
import truetill.server.auth.Passwords;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.TestPostgres;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Route;

/**
 * A real store server on a free port, with an empty store (rules-store section 9), one person of
 * each role and a clock the test moves. Share one per test class:
 *
 * <pre>{@code
 * @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
 *
 * store.scenario("close drawer").as(CASHIER).post("/pos/drawers/1/close/", body).gives(200);
 * }</pre>
 */
public final class ServerFixture implements AutoCloseable, AfterAllCallback {
  /** A Thursday noon in the store's zone. */
  public static final Instant START = Instant.parse("2026-02-12T18:00:00Z");

  private static final Passwords.Cost CHEAP = new Passwords.Cost(64, 1);

  private final TestClock clock = new TestClock(START);
  private final List<String> console = Collections.synchronizedList(new ArrayList<>());
  private final StoreServer server;
  private final Map<Person, Long> ids = new EnumMap<>(Person.class);

  /** How one fixture differs from the plain one. */
  private record Setup(
      Optional<Path> data,
      Optional<String> jdbcUrl,
      boolean demo,
      boolean dev,
      Optional<StoreConfig.FirstAdmin> admin,
      AiConfig ai,
      Optional<MailConfig> mail,
      boolean limitsDevices) {
    static final Setup PLAIN =
        new Setup(
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Optional.of(new StoreConfig.FirstAdmin("first@shop.test", "first-admin-1")),
            AiConfig.off(),
            Optional.empty(),
            false);

    Setup in(Path folder) {
      return new Setup(Optional.of(folder), jdbcUrl, demo, dev, admin, ai, mail, limitsDevices);
    }

    Setup on(String url) {
      return new Setup(data, Optional.of(url), demo, dev, admin, ai, mail, limitsDevices);
    }

    Setup asDemo() {
      return new Setup(data, jdbcUrl, true, dev, admin, ai, mail, limitsDevices);
    }

    Setup forDevelopment() {
      return new Setup(data, jdbcUrl, demo, true, admin, ai, mail, limitsDevices);
    }

    Setup asking(AiConfig provider) {
      return new Setup(data, jdbcUrl, demo, dev, admin, provider, mail, limitsDevices);
    }

    Setup mailing(MailConfig server) {
      return new Setup(data, jdbcUrl, demo, dev, admin, ai, Optional.of(server), limitsDevices);
    }

    Setup limitingDevices() {
      return new Setup(data, jdbcUrl, demo, dev, admin, ai, mail, true);
    }

    Setup namingNobody() {
      return new Setup(data, jdbcUrl, demo, dev, Optional.empty(), ai, mail, limitsDevices);
    }
  }

  private ServerFixture(Setup setup) {
    this(setup, false);
  }

  private ServerFixture(Setup setup, boolean restored) {
    StoreConfig config = config(clock, onChosenDatabase(setup), console);
    try {
      server = StoreServer.start(restored ? config.asRestored() : config);
    } catch (CannotStart failed) {
      throw new IllegalStateException(failed);
    }
    for (Person person : Person.values()) {
      if (person != Person.NOBODY) {
        ids.put(person, known(person).orElseGet(() -> create(person)));
      }
    }
  }

  /** With {@code -Dtruetill.database=postgres}, what would be in memory is on PostgreSQL. */
  public static boolean isOnPostgresByChoice() {
    return "postgres".equals(System.getProperty("truetill.database"));
  }

  private static Setup onChosenDatabase(Setup setup) {
    return isOnPostgresByChoice() && setup.data().isEmpty() && setup.jdbcUrl().isEmpty()
        ? setup.on(TestPostgres.migratedDatabase())
        : setup;
  }

  public static ServerFixture inMemory() {
    return new ServerFixture(Setup.PLAIN);
  }

  public static ServerFixture inMemoryForDevelopment() {
    return new ServerFixture(Setup.PLAIN.forDevelopment());
  }

  /** Started without a word about the first administrator, as by a plain {@code serve}. */
  public static ServerFixture inMemoryNamingNoAdministrator() {
    return new ServerFixture(Setup.PLAIN.namingNobody());
  }

  /** Registers on this machine may enrol themselves; the data are those of any empty store. */
  public static ServerFixture inMemoryAsDemo() {
    return new ServerFixture(Setup.PLAIN.asDemo());
  }

  /** As in a shop, a register that calls too often is told to wait; its clock is the test's. */
  public static ServerFixture inMemoryAsDemoLimitingDevices() {
    return new ServerFixture(Setup.PLAIN.asDemo().limitingDevices());
  }

  /** A store with a provider of language models, such as a fake of one. */
  public static ServerFixture inMemoryAsking(AiConfig provider) {
    return new ServerFixture(Setup.PLAIN.asking(provider));
  }

  /** A store whose mails go through this server, such as a fake of one. */
  public static ServerFixture inMemoryMailing(MailConfig server) {
    return new ServerFixture(Setup.PLAIN.mailing(server));
  }

  public static ServerFixture inFolder(Path data) {
    return new ServerFixture(Setup.PLAIN.in(data));
  }

  /** Told that the database in the folder is an older copy. */
  public static ServerFixture inFolderRestored(Path data) {
    return new ServerFixture(Setup.PLAIN.in(data), true);
  }

  /** Told that the database is an older copy. */
  public static ServerFixture onPostgresRestored(String jdbcUrl) {
    return new ServerFixture(Setup.PLAIN.on(jdbcUrl), true);
  }

  public static ServerFixture onPostgres(String jdbcUrl) {
    return new ServerFixture(Setup.PLAIN.on(jdbcUrl));
  }

  public static ServerFixture onPostgresAsDemo(String jdbcUrl) {
    return new ServerFixture(Setup.PLAIN.on(jdbcUrl).asDemo());
  }

  static StoreConfig config(TestClock clock, Path data, List<String> console) {
    return config(clock, Setup.PLAIN.in(data), console);
  }

  private static StoreConfig config(TestClock clock, Setup setup, List<String> console) {
    Random random = new Random();
    return new StoreConfig(
        new StoreConfig.Place(setup.data(), setup.jdbcUrl(), "127.0.0.1", 0),
        new StoreConfig.Shop(setup.demo(), setup.dev(), setup.admin(), DemoData.NONE),
        new StoreConfig.Outside(setup.ai(), setup.mail(), console::add),
        new StoreConfig.Sources(clock, new TimeOrderedIds(clock, random), random, CHEAP),
        new StoreConfig.Door(Set.of("till.example.com"), setup.limitsDevices()),
        false);
  }

  /** Somebody a folder used before remembers. */
  private Optional<Long> known(Person person) {
    return server
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select id from user_account where email = :email")
                .bind("email", person.email())
                .mapTo(Long.class)
                .findOne());
  }

  private long create(Person person) {
    String hash = server.passwords().hash(person.password());
    return server
        .work()
        .write(tx ->
            server
                .userWriter()
                .create(
                    tx,
                    new NewUser(
                        person.email(),
                        person.firstName(),
                        person.lastName(),
                        hash,
                        person.roles())));
  }

  /** Begins a row of a scenario table; the name stands in every failure. */
  public Scenario scenario(String name) {
    return new Scenario(this, name, Person.NOBODY);
  }

  /** A request outside a table. */
  public Scenario as(Person person) {
    return new Scenario(this, "", person);
  }

  /** A request of one of the test's own users. */
  public Scenario as(long user) {
    return as(Person.NOBODY).header("Authorization", "Bearer " + server.accessTokens().issue(user));
  }

  public TestClock clock() {
    return clock;
  }

  /** What the operator has read so far. */
  public List<String> console() {
    return List.copyOf(console);
  }

  public long idOf(Person person) {
    Long id = ids.get(person);
    if (id == null) {
      throw new IllegalArgumentException(person + " is no user");
    }
    return id;
  }

  public String tokenOf(Person person) {
    return server.accessTokens().issue(idOf(person));
  }

  public String address() {
    return server.address();
  }

  public StoreServer server() {
    return server;
  }

  /** Every operation the server has. */
  public List<Route> routes() {
    return server.http().table().rows();
  }

  /** To prepare rows a test needs, past the contract. */
  public UnitOfWork work() {
    return server.work();
  }

  public Database database() {
    return server.database();
  }

  public StoreTime time() {
    return server.time();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    server.close();
  }
}
