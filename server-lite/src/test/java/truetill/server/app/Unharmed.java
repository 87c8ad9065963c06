package truetill.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import truetill.server.whole.TableDigest;

/**
 * What every abuse case expects besides its own answer (fault-tests section 4): nothing of the
 * inside in what the server says, the state unchanged, one line in the log, no secret in it, and a
 * server that goes on. One per test; after the test it asks whether the server still answers and
 * looks through the log:
 *
 * <pre>{@code
 * @RegisterExtension final Unharmed unharmed = new Unharmed(store);
 * }</pre>
 *
 * <p>Every refusal in any test of the server passes {@link #tellsNothing}.
 */
public final class Unharmed implements BeforeEachCallback, AfterEachCallback {
  private static final String REFUSALS = "truetill.server.http.Refusals";

  /** Lines of a stack trace, names of classes, SQL. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\.java:\\d+\\)|`\\w+\\.\\w|\\w(Exception|Error)\\b|\\b(java|javax|jakarta|kotlin|com\\.fasterxml"
              + "|io\\.javalin|org\\.(h2|jdbi|postgresql|eclipse|flywaydb)|truetill\\.\\w+)\\.\\w"
              + "|\\b(select|delete)\\b.{1,80}\\bfrom\\b|\\binsert into\\b|\\bupdate\\b.{1,40}\\bset\\b"
              + "|\\b(op_log|user_account|feed_head)\\b",
          Pattern.DOTALL);

  private static final int REFUSED = 400;

  private final ServerFixture store;
  private final Ear ear = new Ear();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger own = (Logger) LoggerFactory.getLogger("truetill");
  private final Logger refusals = (Logger) LoggerFactory.getLogger(REFUSALS);
  private final Set<String> secrets = new LinkedHashSet<>();
  private int refused;
  private long slowestMillis;

  public Unharmed(ServerFixture store) {
    this.store = store;
  }

  /** Hears what is logged, on whatever thread. */
  private static final class Ear extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> heard = Collections.synchronizedList(new ArrayList<>());

    @Override
    protected void append(ILoggingEvent event) {
      heard.add(event);
    }

    List<ILoggingEvent> heard() {
      synchronized (heard) {
        return List.copyOf(heard);
      }
    }
  }

  /** An answer that refuses says nothing of how the server is made. */
  public static void tellsNothing(int status, String said) {
    if (status >= REFUSED) {
      assertThat(INSIDE.matcher(said).find()).as("tells of the inside: %s", said).isFalse();
    }
  }

  /** Our own code says all it can; the libraries what the shipped configuration lets them say. */
  @Override
  public void beforeEach(ExtensionContext context) {
    ear.start();
    root.addAppender(ear);
    own.setLevel(Level.TRACE);
    refusals.setLevel(Level.INFO);
    refusals.setAdditive(false); // to the ear alone, not to the console
    refusals.addAppender(ear);
    for (Person person : Person.values()) {
      secrets.add(person.password());
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    own.setLevel(null);
    refusals.detachAppender(ear);
    refusals.setAdditive(true);
    refusals.setLevel(null);
    root.detachAppender(ear);
    List<ILoggingEvent> heard = ear.heard();
    assertThat(heard)
        .extracting(ILoggingEvent::getLoggerName)
        .as("bugs")
        .doesNotContain("truetill.server.http.Incidents");
    String log = text(heard);
    assertThat(secrets).as("in the log").noneMatch(log::contains);
    store.as(Person.NOBODY).get("/auth/me/").gives(401);
    store.as(Person.ADMIN).get("/auth/me/").gives(200);
    if (refused > 0) {
      System.out.printf(
          Locale.ROOT,
          "ABUSE %s refused=%d slowest_ms=%d%n",
          context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName(),
          refused,
          slowestMillis);
    }
  }

  private static String text(List<ILoggingEvent> events) {
    return events.stream()
        .map(event ->
            event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                    ? ""
                    : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }

  /** What was logged so far. */
  public String logged() {
    return text(ear.heard());
  }

  /** These may stand in no line of the log. */
  public void keepsSecret(String... words) {
    secrets.addAll(Arrays.asList(words));
  }

  public void keepsSecret(Collection<String> words) {
    secrets.addAll(words);
  }

  private List<String> refusalLines() {
    return ear.heard().stream()
        .filter(event -> event.getLoggerName().equals(REFUSALS))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /**
   * A call that is refused: no row of any table is another, and one line of the log tells of it.
   */
  public <T> T refusing(Callable<T> call) throws Exception {
    TableDigest tables = new TableDigest(store.database());
    Map<String, Long> before = tables.take();
    T answer = refusingOnce(call);
    assertThat(tables.take()).as("the state").isEqualTo(before);
    return answer;
  }

  /**
   * A call that is refused, and one line of the log tells of it; what it changes is its own test.
   */
  public <T> T refusingOnce(Callable<T> call) throws Exception {
    int lines = refusalLines().size();
    long begun = System.nanoTime();
    T answer = call.call();
    slowestMillis = Math.max(slowestMillis, (System.nanoTime() - begun) / 1_000_000);
    refused++;
    List<String> now = refusalLines();
    assertThat(now.subList(lines, now.size())).as("lines of the log").hasSize(1);
    assertThat(now.getLast()).matches("[45]\\d\\d for .* from [0-9a-f.:]+");
    return answer;
  }
}
