package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import truetill.core.inventory.OrderAction;
import truetill.core.inventory.matching.MatchDecision;
import truetill.core.wire.inventory.ManifestRow;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Problem;
import truetill.server.inventory.ai.Assistant;
import truetill.server.inventory.ai.MatchAnswer;
import truetill.server.inventory.ai.ModelChoice;
import truetill.server.inventory.ai.Prompts;

/**
 * Asks a model about the rows the rule left open, so many at a time (rules-inventory section 13,
 * "Match"; promise 37). No transaction is open while it waits; each answer is checked against what
 * the rows are when it has come, and stored at once, so that neither a later failure nor somebody
 * who cancels takes any of it back.
 */
final class AiMatching implements MatchAdvice {
  static final int ROWS_A_QUESTION = 25;
  private static final String KEPT = "What the rule and the AI have found stays.";

  private final Database database;
  private final UnitOfWork work;
  private final Assistant assistant;
  private final OrderGate gate = new OrderGate();
  private final ManifestRowStore rows = new ManifestRowStore();
  private final MatchAdviceStore advised = new MatchAdviceStore();

  AiMatching(Database database, UnitOfWork work, Assistant assistant) {
    this.database = database;
    this.work = work;
    this.assistant = assistant;
  }

  @Override
  public Optional<String> complaint(String model) {
    return assistant.choose(model) instanceof ModelChoice.Unknown unknown
        ? Optional.of(AiReplies.notOnOffer(unknown))
        : Optional.empty();
  }

  @Override
  public void advise(long order, String named, Job job) {
    if (!(assistant.choose(named) instanceof ModelChoice.Model(String model))) {
      return;
    }
    List<Long> open = database.read(tx -> advised.openRows(tx, order));
    job.goOn(open.size(), KEPT);
    try {
      boolean useful = true;
      for (int from = 0; useful && from < open.size(); from += ROWS_A_QUESTION) {
        List<Long> ids = open.subList(from, Math.min(open.size(), from + ROWS_A_QUESTION));
        useful = ask(order, model, ids, job);
      }
    } catch (Job.Cancelled _) {
      // As when the AI fails: the call answers with what there is.
    }
  }

  /** False when it is of no use to ask about further rows. */
  private boolean ask(long order, String model, List<Long> ids, Job job) {
    job.check();
    boolean useful = asked(order, model, database.read(tx -> rows.byIds(tx, order, ids)), job);
    if (useful) {
      job.step(ids.size());
    }
    return useful;
  }

  private boolean asked(long order, String model, List<ManifestRow> asked, Job job) {
    if (asked.isEmpty()) {
      return true;
    }
    Assistant.Said said =
        assistant.ask(
            order,
            model,
            Prompts.MATCHING,
            RowQuestions.matching(asked),
            Prompts.rowTokens(asked.size()),
            job::check);
    job.check();
    return switch (said) {
      case Assistant.Failed _ -> false;
      case Assistant.Text text -> {
        Set<Long> known = asked.stream().map(ManifestRow::id).collect(Collectors.toSet());
        List<MatchAnswer> answers = MatchAnswer.in(text.text(), known);
        yield answers.isEmpty() || stored(order, answers);
      }
    };
  }

  /** False when the order takes no matching any more; the rule's result stays as it is. */
  private boolean stored(long order, List<MatchAnswer> answers) {
    try {
      work.write(tx -> {
        gate.lock(tx, order, OrderAction.CHANGE_ROWS);
        store(tx, order, answers);
        return order;
      });
      return true;
    } catch (Problem closedMeanwhile) {
      return false;
    }
  }

  private void store(WriteTx tx, long order, List<MatchAnswer> answers) {
    Map<Long, Set<Long>> candidates = new HashMap<>();
    List<Long> ids = answers.stream().map(MatchAnswer::rowId).toList();
    rows.byIds(tx, order, ids).forEach(row -> candidates.put(row.id(), candidates(row)));
    Set<Long> offered =
        advised.onOffer(tx, answers.stream().map(MatchAnswer::productId).distinct().toList());
    advised.save(
        tx,
        order,
        answers.stream()
            .map(answer -> {
              Set<Long> own = new HashSet<>(candidates.getOrDefault(answer.rowId(), Set.of()));
              own.retainAll(offered);
              return decided(answer, own);
            })
            .toList());
  }

  private static MatchAdviceStore.Advised decided(MatchAnswer answer, Set<Long> candidates) {
    boolean linked =
        answer.decision().equals(Optional.of(MatchDecision.CONFIRMED))
            && candidates.contains(answer.productId());
    Optional<MatchDecision> decision =
        answer
            .decision()
            .map(said ->
                said == MatchDecision.CONFIRMED && !linked ? MatchDecision.UNCERTAIN : said);
    return new MatchAdviceStore.Advised(answer, decision, linked ? answer.productId() : null);
  }

  private static Set<Long> candidates(ManifestRow row) {
    return row.matchCandidates() instanceof JsonNode list
        ? list.valueStream()
            .map(candidate -> candidate.path("product_id").asLong())
            .collect(Collectors.toSet())
        : Set.of();
  }
}
