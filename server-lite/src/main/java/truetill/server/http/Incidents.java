package truetill.server.http;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a bug a number that stands in the log and in the answer, and nothing else of it. */
public final class Incidents {
  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuMMdd-HHmmss");

  private final InstantSource time;
  private final AtomicInteger counter = new AtomicInteger();

  public Incidents(InstantSource time) {
    this.time = time;
  }

  /** Logs the failure with its stack trace and answers 500 with its number. */
  Reply report(String request, Throwable failure) {
    String number = next();
    LOG.error("incident {} in {}", number, request, failure);
    return Reply.detail(
        500,
        "Something went wrong in the server. Tell your administrator: incident " + number + ".");
  }

  /** Logs what failed behind nobody's request, in the caller's own words. */
  public void note(String what) {
    LOG.error("incident {}: {}", next(), what);
  }

  private String next() {
    return STAMP.format(time.instant().atOffset(ZoneOffset.UTC)) + "-" + counter.incrementAndGet();
  }
}
