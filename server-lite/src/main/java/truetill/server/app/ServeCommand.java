package truetill.server.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.ai.AiConfig;
import truetill.server.app.demo.DemoShop;
import truetill.server.auth.MailConfig;
import truetill.server.auth.PasswordRule;
import truetill.server.auth.Passwords;

/** {@code serve}: runs the store server until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the store server; prints 'ready http://HOST:PORT' when it answers.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final String AI_KEY = "TRUETILL_AI_KEY";
  private static final String MAIL_PASSWORD = "TRUETILL_MAIL_PASSWORD";

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the store's data; created if it does not exist.")
  private Path data = Path.of(".");

  @Option(
      names = "--port",
      required = true,
      paramLabel = "N",
      description = "Port to listen on; 0 picks a free one.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on; only this PC by default.")
  private String host = "127.0.0.1";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "A name of the internet this server is reached by, such as till.example.com behind a"
              + " proxy; its addresses and the names of a local network need none. May be repeated.")
  private List<String> internetNames = List.of();

  @Option(
      names = "--db",
      paramLabel = "JDBC_URL",
      description = "A PostgreSQL database (15 or later) instead of the file in the data folder.")
  private @Nullable String jdbcUrl;

  @Option(
      names = "--demo",
      description =
          "Fill an empty data folder with the demo shop, or open it again; refused on a real one.")
  private boolean demo;

  @Option(
      names = "--dev",
      description = "Development: reset tokens stand in the answers. Never in a shop.")
  private boolean dev;

  @Option(
      names = "--admin-email",
      paramLabel = "E",
      description = "The first administrator of an empty store.")
  private @Nullable String adminEmail;

  @Option(
      names = "--admin-password",
      paramLabel = "P",
      description = "The first administrator's password; made up and shown once if not given.")
  private @Nullable String adminPassword;

  @Option(
      names = "--ai-url",
      paramLabel = "URL",
      defaultValue = AiConfig.DEFAULT_ADDRESS,
      description =
          "Where the AI provider answers. It is asked only when the environment variable "
              + AI_KEY
              + " holds a key.")
  private String aiUrl = AiConfig.DEFAULT_ADDRESS;

  @Option(
      names = "--ai-models",
      paramLabel = "ID=NAME,...",
      defaultValue = AiConfig.DEFAULT_MODELS,
      description = "The models on offer; the first is the default.")
  private String aiModels = AiConfig.DEFAULT_MODELS;

  @Option(
      names = "--mail-host",
      paramLabel = "HOST",
      description = "SMTP server for password resets; without it they stand on the console.")
  private @Nullable String mailHost;

  @Option(
      names = "--mail-port",
      paramLabel = "N",
      description = "Its port; 587 for starttls, 465 for tls, 25 for none if not given.")
  private @Nullable Integer mailPort;

  @Option(
      names = "--mail-security",
      paramLabel = "KIND",
      defaultValue = "starttls",
      description = "starttls, tls or none.")
  private String mailSecurity = "starttls";

  @Option(
      names = "--mail-from",
      paramLabel = "E",
      description = "The address the store's mails come from.")
  private @Nullable String mailFrom;

  @Option(
      names = "--mail-user",
      paramLabel = "NAME",
      description =
          "The store's name at the mail server; the password is in the environment variable "
              + MAIL_PASSWORD
              + ".")
  private @Nullable String mailUser;

  @Option(
      names = "--restored",
      description = {
        "The database is an older copy that was put back. Once, at the first start with it: numbers",
        "jump ahead, and the registers send what the copy lacks."
      })
  private boolean restored;

  @Override
  public Integer call() throws CannotStart, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw wrong("--port must be from 0 to 65535.");
    }
    if (jdbcUrl != null && !jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw wrong("--db takes a URL that begins with jdbc:postgresql:");
    }
    StoreServer server = StoreServer.start(restored ? config().asRestored() : config());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "stop"));
    server.warmUp();
    spec.commandLine().getOut().println("ready " + server.address());
    stopped.await();
    return CommandLine.ExitCode.OK;
  }

  private StoreConfig config() {
    InstantSource time = InstantSource.system();
    SecureRandom random = new SecureRandom();
    return new StoreConfig(
        new StoreConfig.Place(Optional.of(data), Optional.ofNullable(jdbcUrl), host, port),
        new StoreConfig.Shop(demo, dev, firstAdmin(), demo ? new DemoShop() : DemoData.NONE),
        new StoreConfig.Outside(ai(), mail(), line -> spec.commandLine().getOut().println(line)),
        new StoreConfig.Sources(
            time, new TimeOrderedIds(time, random), random, Passwords.Cost.STRONG),
        new StoreConfig.Door(Set.copyOf(internetNames), true),
        false);
  }

  /** The key comes from the environment: a command line can be read by everybody on the PC. */
  private AiConfig ai() {
    try {
      return AiConfig.of(System.getenv(AI_KEY), aiUrl, aiModels);
    } catch (IllegalArgumentException wrong) {
      throw wrong(String.valueOf(wrong.getMessage()));
    }
  }

  /** The password comes from the environment, as the AI key does. */
  private Optional<MailConfig> mail() {
    if (mailHost == null) {
      if (mailPort != null || mailFrom != null || mailUser != null) {
        throw wrong("--mail-port, --mail-from and --mail-user need --mail-host.");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(
          MailConfig.of(
              mailHost,
              mailPort,
              mailSecurity,
              mailFrom,
              mailUser,
              mailUser == null ? null : System.getenv(MAIL_PASSWORD)));
    } catch (IllegalArgumentException wrong) {
      throw wrong(String.valueOf(wrong.getMessage()));
    }
  }

  private Optional<StoreConfig.FirstAdmin> firstAdmin() {
    String email = adminEmail;
    String password = adminPassword;
    if (email == null && password == null) {
      return Optional.empty();
    }
    if (email == null || password == null) {
      throw wrong("--admin-email and --admin-password go together.");
    }
    if (!email.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")) {
      throw wrong("--admin-email must be an email address.");
    }
    PasswordRule.complaint(password, email)
        .ifPresent(complaint -> {
          throw wrong("--admin-password: " + complaint);
        });
    return Optional.of(new StoreConfig.FirstAdmin(email, password));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
