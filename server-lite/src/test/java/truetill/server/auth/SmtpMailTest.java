package truetill.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.http.Incidents;

/** Mail through a mail server that takes it, refuses it, cuts the line or says nothing. */
class SmtpMailTest {
  private static final String SECRET = "code-nobody-may-read";
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-02-12T18:00:00Z"));

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger incidents = (Logger) LoggerFactory.getLogger(Incidents.class);

  @BeforeEach
  void listenToTheLog() {
    log.start();
    incidents.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    incidents.detachAppender(log);
  }

  private static MailConfig through(FakeSmtpServer server, Duration timeout) {
    return new MailConfig(
        "127.0.0.1",
        server.port(),
        MailConfig.Security.NONE,
        "till@shop.test",
        Optional.empty(),
        timeout);
  }

  private static void send(MailConfig config, Executor executor) {
    new SmtpMail(config, executor, NOON, new Incidents(NOON))
        .send("mara@shop.test", "Reset your password", "Use this code: " + SECRET);
  }

  @Test
  void aMailArrivesAsItWasWritten() throws InterruptedException {
    try (FakeSmtpServer server = FakeSmtpServer.that(FakeSmtpServer.Manner.TAKES_IT)) {
      send(through(server, MailConfig.TIMEOUT), Runnable::run);
      assertThat(server.nextMail())
          .contains(
              "From: till@shop.test",
              "To: mara@shop.test",
              "Subject: Reset your password",
              "Use this code: " + SECRET);
    }
    assertThat(log.list).isEmpty();
  }

  /** To the same machine a password may go without TLS; to another one it may not. */
  @Test
  void theShopSignsInAtItsMailServer() throws InterruptedException {
    try (FakeSmtpServer server = FakeSmtpServer.that(FakeSmtpServer.Manner.TAKES_IT)) {
      MailConfig config =
          MailConfig.of(
              "127.0.0.1", server.port(), "none", "till@shop.test", "shop", "mail-password-1");
      send(config, Runnable::run);
      assertThat(server.nextMail()).contains("To: mara@shop.test");
      assertThat(server.signedIn()).containsExactly("shop\0shop\0mail-password-1");
    }
    assertThat(log.list).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "KNOWS_NOBODY, SMTPAddressFailedException 550",
    // The cut is seen as an end or as a reset, as the two sides happen to meet.
    "CUTS_BEFORE_THE_END, SMTPSendFailedException$|MessagingException < SocketException$",
    "SAYS_NOTHING, SocketTimeoutException"
  })
  void aFailureIsAnIncidentWithoutAddressOrCode(FakeSmtpServer.Manner manner, String kind) {
    try (FakeSmtpServer server = FakeSmtpServer.that(manner)) {
      send(through(server, Duration.ofMillis(300)), Runnable::run);
      assertThat(server.waiting()).isZero();
    }
    theIncidentSays(kind);
  }

  @Test
  void aMailServerThatOffersNoTlsGetsNothing() {
    try (FakeSmtpServer server = FakeSmtpServer.that(FakeSmtpServer.Manner.TAKES_IT)) {
      MailConfig plain = through(server, MailConfig.TIMEOUT);
      send(
          new MailConfig(
              plain.host(),
              plain.port(),
              MailConfig.Security.STARTTLS,
              plain.from(),
              Optional.of(new MailConfig.Account("till", "mail-password-1")),
              plain.timeout()),
          Runnable::run);
      assertThat(server.waiting()).isZero();
    }
    theIncidentSays("MessagingException");
  }

  @Test
  void tooManyMailsAreAnIncidentToo() {
    try (FakeSmtpServer server = FakeSmtpServer.that(FakeSmtpServer.Manner.TAKES_IT)) {
      send(
          through(server, MailConfig.TIMEOUT),
          task -> {
            throw new RejectedExecutionException("full");
          });
    }
    theIncidentSays("too many are waiting");
  }

  private void theIncidentSays(String kind) {
    assertThat(log.list).hasSize(1);
    ILoggingEvent entry = log.list.getFirst();
    assertThat(entry.getThrowableProxy()).isNull();
    assertThat(entry.getFormattedMessage())
        .startsWith("incident 260212-180000-1: ")
        .containsPattern(kind)
        .doesNotContain("mara", SECRET, "mail-password-1");
  }

  @Test
  @Promise(44)
  void theAnswerWaitsForNoMailServer() throws InterruptedException {
    try (FakeSmtpServer server = FakeSmtpServer.thatWaits();
        ServerFixture shop =
            ServerFixture.inMemoryMailing(through(server, Duration.ofMinutes(2)))) {
      Answer known =
          shop.as(NOBODY).post("/auth/forgot-password/", body("email", MANAGER.email())).gives(200);
      Answer unknown =
          shop.as(NOBODY)
              .post("/auth/forgot-password/", body("email", "nobody@shop.test"))
              .gives(200);
      assertThat(known.json()).isEqualTo(unknown.json());
      // Both were answered before the mail server said its first word.
      assertThat(server.waiting()).isZero();
      server.greet();
      String mail = server.nextMail();
      assertThat(mail).contains("To: " + MANAGER.email());
      String token =
          mail.replace("=\n", "").replaceAll("(?s).*new password: ([A-Za-z0-9_-]+).*", "$1");
      shop.as(NOBODY)
          .post("/auth/reset-password/", body("token", token, "new_password", "fresh-start-1"))
          .gives(200);
      assertThat(shop.console()).noneMatch(line -> line.contains("Mail to"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "smtp.shop.test, 587, carrier, till@shop.test, -, -, --mail-security is one of",
        "smtp.shop.test, 0, starttls, till@shop.test, -, -, --mail-port must be",
        "smtp.shop.test, -, starttls, -, -, -, --mail-from must be",
        "smtp.shop.test, -, starttls, nobody, -, -, --mail-from must be",
        "https://smtp.shop.test, -, starttls, till@shop.test, -, -, --mail-host takes",
        "smtp.shop.test, -, starttls, till@shop.test, till, -, go together",
        "smtp.shop.test, -, none, till@shop.test, till, secret, not sent without TLS"
      })
  void anOperatorIsToldWhatIsWrong(
      String host,
      @Nullable Integer port,
      String security,
      @Nullable String from,
      @Nullable String user,
      @Nullable String password,
      String complaint) {
    assertThatThrownBy(() -> MailConfig.of(host, port, security, from, user, password))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void theKindOfSecurityBringsItsPortAndThePasswordIsNeverShown() {
    MailConfig config =
        MailConfig.of("smtp.shop.test", null, "tls", "till@shop.test", "till", "mail-password-1");
    assertThat(config.port()).isEqualTo(465);
    assertThat(config.toString()).doesNotContain("mail-password-1");
  }
}
