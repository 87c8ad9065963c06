package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import truetill.server.app.Answer;

/** What ought to lie in each drawer, in cents, kept apart from the server's own sums. */
final class CashOracle {
  private final Map<Long, Long> expected = new HashMap<>();

  void open(long drawer, long cents) {
    expected.put(drawer, cents);
  }

  /** Cash that went in, or out when it is negative. */
  void move(long drawer, long cents) {
    expected.merge(drawer, cents, Long::sum);
  }

  long in(long drawer) {
    Long cents = expected.get(drawer);
    if (cents == null) {
      throw new IllegalArgumentException("no drawer " + drawer);
    }
    return cents;
  }

  void check(Answer drawer) {
    assertThat(drawer.text("current_expected_cash"))
        .as("drawer %s", drawer.id())
        .isEqualTo(money(in(drawer.id())));
  }

  /** Cents as the wire writes them. */
  static String money(long cents) {
    return (cents < 0 ? "-" : "")
        + Math.abs(cents) / 100
        + "."
        + "%02d".formatted(Math.abs(cents) % 100);
  }
}
