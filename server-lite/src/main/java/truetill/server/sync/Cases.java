package truetill.server.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.sync.Ops;

/** The exceptions one op raises; none changes a total, a receipt or a closed drawer. */
final class Cases {
  static final String INFO = "info";
  static final String NORMAL = "normal";
  static final String HIGH = "high";
  static final String CRITICAL = "critical";

  private final UUID op;
  private final List<Case> opened = new ArrayList<>();

  /**
   * One exception.
   *
   * @param line of the sale, counted from 1; 0 when it is about the whole op
   * @param details what a person needs to decide, by word
   */
  record Case(String kind, int line, String severity, String summary, Map<String, ?> details) {}

  Cases(UUID op) {
    this.op = op;
  }

  void open(String kind, String severity, String summary, Map<String, ?> details) {
    open(kind, 0, severity, summary, details);
  }

  void open(String kind, int line, String severity, String summary, Map<String, ?> details) {
    open(new Case(kind, line, severity, summary, details));
  }

  void open(Case one) {
    opened.add(one);
  }

  List<Case> all() {
    return List.copyOf(opened);
  }

  /** As the device is told of them; the key is stable. */
  List<Ops.WorkItem> workItems() {
    return opened.stream()
        .map(one -> {
          @Nullable Integer line = one.line() == 0 ? null : one.line();
          return new Ops.WorkItem(one.kind(), key(one.kind(), op, one.line()), line);
        })
        .toList();
  }

  /** What names a case for ever; line 0 is the whole op. */
  static String key(String kind, UUID op, int line) {
    return kind + ":" + op + ":" + line;
  }
}
