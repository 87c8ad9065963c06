package truetill.client.shell;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.core.clock.Ids;

/**
 * Bugs, as the cashier meets them: a short number on the screen, and the whole story in the log
 * under the same number. No stack trace reaches a screen.
 */
public final class Incidents {
  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

  private final Ids ids;
  private Consumer<String> screen = number -> {};

  public Incidents(Ids ids) {
    this.ids = ids;
  }

  /** Writes the bug down and shows its number. To be called on the FX thread. */
  public void report(Throwable bug) {
    String number = number(ids.next());
    LOG.error("Incident {}", number, bug);
    screen.accept(number);
  }

  void onReport(Consumer<String> show) {
    screen = show;
  }

  private static String number(UUID id) {
    return String.format(Locale.ROOT, "%08X", (int) id.getLeastSignificantBits());
  }
}
