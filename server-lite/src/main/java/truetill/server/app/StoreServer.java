package truetill.server.app;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.accounts.User;
import truetill.server.accounts.AccountsRoutes;
import truetill.server.accounts.UserStore;
import truetill.server.accounts.UserWriter;
import truetill.server.ai.AiRoutes;
import truetill.server.auth.AccessTokens;
import truetill.server.auth.AuthParts;
import truetill.server.auth.AuthRoutes;
import truetill.server.auth.AuthThrottles;
import truetill.server.auth.CredentialStore;
import truetill.server.auth.Mail;
import truetill.server.auth.Passwords;
import truetill.server.auth.Pins;
import truetill.server.auth.RefreshTokens;
import truetill.server.auth.ServerKey;
import truetill.server.auth.SmtpMail;
import truetill.server.auth.TokenAuthenticator;
import truetill.server.consignment.ConsignmentRoutes;
import truetill.server.consignment.ProfileTerms;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.files.Blobs;
import truetill.server.files.FolderBlobs;
import truetill.server.files.MemoryBlobs;
import truetill.server.hr.HrRoutes;
import truetill.server.http.ContractRoutes;
import truetill.server.http.HttpServer;
import truetill.server.http.Incidents;
import truetill.server.http.Json;
import truetill.server.http.OwnNames;
import truetill.server.http.Routes;
import truetill.server.http.StoringKeyedCalls;
import truetill.server.inventory.InventoryRoutes;
import truetill.server.inventory.search.ItemSearch;
import truetill.server.pos.PosRoutes;
import truetill.server.reports.DashboardRoutes;
import truetill.server.sync.SessionTokens;
import truetill.server.sync.SyncParts;
import truetill.server.sync.SyncRoutes;
import truetill.server.system.SystemRoutes;

/**
 * The store server: the whole contract on one database. Runs alone ({@link Main}) or inside a
 * register; this class is the composition root, and the one door from outside.
 */
public final class StoreServer implements AutoCloseable {
  private static final int MAILS_WAITING_AT_MOST = 100;
  private static final int END_SECONDS = 5;

  private final StoreConfig config;
  private final Optional<DataFolder> folder;
  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final Blobs blobs;
  private final Passwords passwords;
  private final Pins pins;
  private final UserWriter userWriter;
  private final AccessTokens accessTokens;
  private final SystemRoutes system;
  private final SyncRoutes sync;
  private final HttpServer http;
  private final ExecutorService postman = postman();
  private final ItemSearch itemSearch = new ItemSearch();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("background").factory());
  private final AtomicBoolean closed = new AtomicBoolean();
  private int port;

  private StoreServer(
      StoreConfig config, Optional<DataFolder> folder, ServerKey key, Database database) {
    this.config = config;
    this.folder = folder;
    this.database = database;
    this.time = new StoreTime(config.sources().time());
    this.work = new UnitOfWork(database, time, config.sources().ids());
    this.passwords =
        new Passwords(
            config.sources().passwordCost(),
            config.sources().random(),
            Math.max(1, Runtime.getRuntime().availableProcessors()));
    this.pins = new Pins(key, passwords);
    this.userWriter = new UserWriter(time);
    this.accessTokens = new AccessTokens(key, config.sources().time(), config.sources().ids());
    Json json = new Json(() -> time.clock().zone());
    Incidents incidents = new Incidents(config.sources().time());
    CredentialStore credentials = new CredentialStore();
    UserStore users = new UserStore();
    AuthParts auth =
        new AuthParts(
            database,
            work,
            time,
            credentials,
            passwords,
            accessTokens,
            new RefreshTokens(key),
            (tx, id) -> user(users, tx, id),
            config.sources().random(),
            mail(config, postman, incidents),
            AuthThrottles.standard(config.sources().time()),
            config.shop().dev());
    SessionTokens sessions =
        new SessionTokens(key, database, config.sources().time(), config.sources().ids());
    this.sync =
        new SyncRoutes(
            new SyncParts(
                database,
                work,
                time,
                sessions,
                pins,
                config.sources().random(),
                json,
                config.shop().demo(),
                config.door().limitsDevices()));
    this.blobs = blobs();
    this.system = new SystemRoutes(database, work, time, blobs, config.sources().ids());
    Routes routes = new Routes();
    areas(auth).forEach(area -> area.addTo(routes));
    this.http =
        new HttpServer(
            routes.rows(),
            new TokenAuthenticator(accessTokens, database, credentials, sessions),
            json,
            time,
            incidents,
            new StoringKeyedCalls(database, work, json),
            new OwnNames(config.door().names()));
  }

  private static Mail mail(StoreConfig config, ExecutorService postman, Incidents incidents) {
    return config
        .outside()
        .mail()
        .<Mail>map(server -> new SmtpMail(server, postman, config.sources().time(), incidents))
        .orElse((to, subject, text) ->
            config.outside().console().accept("Mail to " + to + ": " + subject + ". " + text));
  }

  /** One thread that lives while there is mail, so that a dead mail server holds up mail only. */
  private static ExecutorService postman() {
    ThreadPoolExecutor postman =
        new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAILS_WAITING_AT_MOST),
            Thread.ofPlatform().daemon().name("mail").factory());
    postman.allowCoreThreadTimeOut(true);
    return postman;
  }

  private Blobs blobs() {
    return folder
        .<Blobs>map(opened -> new FolderBlobs(opened.path().resolve("files")))
        .orElseGet(MemoryBlobs::new);
  }

  /** Every area of the contract hands in its rows here. */
  private List<Routes.Area> areas(AuthParts auth) {
    List<Routes.Area> areas = new ArrayList<>();
    areas.add(new AuthRoutes(auth));
    areas.add(
        new AccountsRoutes(
            database, work, time, userWriter, passwords, auth.refreshTokens(), new ProfileTerms()));
    areas.add(system);
    areas.add(new ContractRoutes(config.shop().dev()));
    areas.add(
        new InventoryRoutes(
            database,
            work,
            config.sources().time(),
            time,
            blobs,
            config.sources().ids(),
            itemSearch,
            config.outside().ai()));
    areas.add(new PosRoutes(database, work, time));
    areas.add(new HrRoutes(database, work, time));
    areas.add(new ConsignmentRoutes(database, work, time, userWriter));
    areas.add(new DashboardRoutes(database, time));
    areas.add(new AiRoutes(config.outside().ai(), config.sources().time()));
    areas.add(sync);
    return areas;
  }

  /** Opens the data, fills an empty store, and listens. */
  public static StoreServer start(StoreConfig config) throws CannotStart {
    Optional<DataFolder> folder = Optional.empty();
    @Nullable Database database = null;
    try {
      ServerKey key;
      if (config.place().data().isPresent()) {
        DataFolder opened = DataFolder.open(config.place().data().get());
        folder = Optional.of(opened);
        key = opened.serverKey(config.sources().random());
      } else {
        key = passingKey(config);
      }
      database = open(config);
      if (folder.isPresent() && config.place().jdbcUrl().isEmpty()) {
        folder.get().protectDatabase();
      }
      StoreServer server = new StoreServer(config, folder, key, database);
      server.prepare();
      server.listen();
      return server;
    } catch (CannotStart | RuntimeException failed) {
      if (database != null) {
        database.close();
      }
      folder.ifPresent(DataFolder::close);
      throw failed;
    }
  }

  /**
   * The same server without a network: whoever starts it hands in each request ({@link #serve}). So
   * a simulator runs it on one thread and on a database it can set back.
   *
   * @param database closed together with the server
   */
  public static StoreServer withoutNetwork(StoreConfig config, Database database)
      throws CannotStart {
    StoreServer server = new StoreServer(config, Optional.empty(), passingKey(config), database);
    server.prepare();
    return server;
  }

  private static ServerKey passingKey(StoreConfig config) {
    byte[] passing = new byte[ServerKey.BYTES];
    config.sources().random().nextBytes(passing);
    return new ServerKey(passing);
  }

  private static Database open(StoreConfig config) throws CannotStart {
    try {
      if (config.place().jdbcUrl().isPresent()) {
        return Database.postgres(config.place().jdbcUrl().get());
      }
      return config.place().data().isPresent()
          ? Database.inFolder(config.place().data().get())
          : Database.inMemory(config.sources().ids().next().toString());
    } catch (RuntimeException failed) {
      throw new CannotStart("The database cannot be opened: " + failed.getMessage(), failed);
    }
  }

  private void prepare() throws CannotStart {
    InitialData initial = new InitialData(database, work, time, passwords, userWriter);
    if (initial.isEmpty()) {
      if (config.restored()) {
        throw new CannotStart(
            "There is no store here that could have been restored. Put the copy back first, or start"
                + " without --restored.");
      }
      initial.load();
    }
    database.read(tx -> {
      time.refresh(tx);
      return tx;
    });
    new Restoring(database, work, time)
        .run(config.restored())
        .ifPresent(config.outside().console());
    if (config.shop().demo()) {
      config.shop().demoData().load(work, time, new DemoData.Secrets(passwords, pins));
    }
    system.removeOrphanedContents();
    sync.retryQuarantined();
    initial.firstAdmin(config.shop().admin()).ifPresent(config.outside().console());
  }

  private void listen() throws CannotStart {
    try {
      port = http.start(config.place().host(), config.place().port());
    } catch (RuntimeException taken) {
      throw new CannotStart(
          "Cannot listen on "
              + config.place().host()
              + ":"
              + config.place().port()
              + ". Is another program using this port? Give another one with --port.",
          taken);
    }
    background.execute(() -> itemSearch.load(database));
  }

  public int port() {
    return port;
  }

  /** Where this server answers, without a slash at the end. */
  public String address() {
    return at(config.place().host());
  }

  private String at(String host) {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Makes the first calls fast; optional, before the server is announced. */
  public void warmUp() {
    WarmUp.run(at(localHost()), accessTokens.issue(1));
  }

  /**
   * An address this machine reaches itself at: a server on all addresses has no host of its own.
   */
  private String localHost() {
    return config.place().host().equals("0.0.0.0") || config.place().host().equals("::")
        ? "127.0.0.1"
        : config.place().host();
  }

  /** Answers one request as one from the network would be answered. */
  public void serve(Context context) {
    http.serve(context);
  }

  HttpServer http() {
    return http;
  }

  Database database() {
    return database;
  }

  UnitOfWork work() {
    return work;
  }

  StoreTime time() {
    return time;
  }

  Passwords passwords() {
    return passwords;
  }

  UserWriter userWriter() {
    return userWriter;
  }

  AccessTokens accessTokens() {
    return accessTokens;
  }

  private static User user(UserStore users, ReadTx tx, long id) {
    return users.find(tx, id).orElseThrow(() -> new IllegalStateException("no user " + id));
  }

  /** Answers the calls in hand, then closes the data; the port is free afterwards. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      work.endWaiting();
      http.close();
      sync.close();
      itemSearch.close();
      end(background);
      end(postman);
      database.close();
      folder.ifPresent(DataFolder::close);
    }
  }

  /** What is in hand gets a moment; a mail server that is down does not keep the store open. */
  private static void end(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
