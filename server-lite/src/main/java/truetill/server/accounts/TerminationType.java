package truetill.server.accounts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Why somebody left (rules-store section 4), with the label people read. */
final class TerminationType {
  private static final Map<String, String> LABELS = new LinkedHashMap<>();

  static {
    LABELS.put("", "");
    LABELS.put("voluntary_resignation", "Voluntary Resignation");
    LABELS.put("job_abandonment", "Job Abandonment");
    LABELS.put("retirement", "Retirement");
    LABELS.put("mutual_agreement", "Mutual Agreement");
    LABELS.put("layoff", "Layoff");
    LABELS.put("termination_for_cause", "Termination for Cause");
    LABELS.put("termination_poor_performance", "Termination for Poor Performance");
    LABELS.put("end_of_contract", "End of Contract");
    LABELS.put("other", "Other");
  }

  private TerminationType() {}

  static Set<String> words() {
    return Collections.unmodifiableSet(LABELS.keySet());
  }

  static String label(String word) {
    return LABELS.getOrDefault(word, word);
  }
}
