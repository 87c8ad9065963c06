package truetill.server.inventory;

import static truetill.server.http.Body.or;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import truetill.core.inventory.BatchRule;
import truetill.core.inventory.OrderAction;
import truetill.core.inventory.RowPrice;
import truetill.core.manifest.cleanup.KnownBrands;
import truetill.core.wire.inventory.FinalizationSuggestion;
import truetill.core.wire.inventory.ManifestRow;
import truetill.core.wire.inventory.SuggestFinalizationResponse;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Reply;
import truetill.server.inventory.CleanedRow.RowTextOf;
import truetill.server.inventory.ai.Assistant;
import truetill.server.inventory.ai.ModelChoice;
import truetill.server.inventory.ai.Prompts;
import truetill.server.inventory.ai.RowAnswer;

/**
 * Proposes the final wording of up to fifty rows: those named, else the first (rules-inventory
 * section 13, promise 80). Nothing is stored.
 */
final class FinalWording {
  private static final int MAX_ROWS = 50;

  private final Database database;
  private final Assistant assistant;
  private final OrderGate gate = new OrderGate();
  private final ManifestRowStore rows = new ManifestRowStore();
  private final RowCleanupStore cleanup = new RowCleanupStore();

  FinalWording(Database database, Assistant assistant) {
    this.database = database;
    this.assistant = assistant;
  }

  private record Wanted(ModelChoice choice, List<ManifestRow> rows) {}

  Reply suggest(Call call) {
    long id = call.id(OrderGate.ENTITY);
    Wanted wanted = database.read(tx -> wanted(tx, id, call));
    return Reply.ok(
        wanted.choice() instanceof ModelChoice.Model(String model)
            ? asked(id, model, wanted.rows())
            : byRules(wanted.rows()));
  }

  private Wanted wanted(ReadTx tx, long id, Call call) {
    gate.check(tx, id, OrderAction.REFINE_ROWS);
    Body body = call.body().allowNull("model");
    List<Long> ids = body.has("row_ids") ? body.requiredIds("row_ids") : List.of();
    if (ids.size() > MAX_ROWS) {
      body.refuse("row_ids", "Name at most " + MAX_ROWS + " rows at a time.");
    }
    ModelChoice choice = AiModel.read(body, assistant);
    body.orRefuse();
    if (rows.count(tx, id) == 0) {
      throw AiReplies.noRowsDetail();
    }
    if (ids.isEmpty()) {
      return new Wanted(choice, rows.slice(tx, id, 0, MAX_ROWS));
    }
    List<ManifestRow> found = rows.byIds(tx, id, ids);
    Set<Long> missing = new HashSet<>(ids);
    found.forEach(row -> missing.remove(row.id()));
    missing.stream().sorted().forEach(unknown -> body.refuseUnknownPk("row_ids", unknown));
    body.orRefuse();
    return new Wanted(choice, found);
  }

  private SuggestFinalizationResponse byRules(List<ManifestRow> wanted) {
    KnownBrands brands = new KnownBrands(database.read(cleanup::productBrands));
    return new SuggestFinalizationResponse(
        wanted.stream()
            .map(row ->
                suggestion(CleanedRow.byRules(row, RowTextOf.present(row), brands), batch(row)))
            .toList(),
        ModelChoice.RULES_ID);
  }

  private SuggestFinalizationResponse asked(long order, String model, List<ManifestRow> wanted) {
    Assistant.Said said =
        assistant.ask(
            order,
            model,
            Prompts.FINALIZATION,
            RowQuestions.finalization(wanted),
            Prompts.rowTokens(wanted.size()));
    return switch (said) {
      case Assistant.Failed failed -> throw AiReplies.failed(failed);
      case Assistant.Text answer ->
          new SuggestFinalizationResponse(read(wanted, answer), answer.model());
    };
  }

  private static List<FinalizationSuggestion> read(
      List<ManifestRow> wanted, Assistant.Text answer) {
    Map<Long, RowAnswer> answers =
        RowAnswer.in(
                answer.text(), wanted.stream().map(ManifestRow::id).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(RowAnswer::rowId, Function.identity()));
    if (answers.isEmpty()) {
      throw AiReplies.unusable(answer);
    }
    List<FinalizationSuggestion> suggestions = new ArrayList<>();
    for (ManifestRow row : wanted) {
      RowAnswer said = answers.get(row.id());
      if (said != null) {
        suggestions.add(
            suggestion(
                CleanedRow.byAnswer(row, RowTextOf.present(row), said),
                or(said.batchFlag(), batch(row))));
      }
    }
    return suggestions;
  }

  private static boolean batch(ManifestRow row) {
    return BatchRule.isBatch(
        row.batchFlag(),
        row.quantity(),
        new RowPrice(row.proposedPrice(), row.finalPrice()).value());
  }

  private static FinalizationSuggestion suggestion(CleanedRow row, boolean batch) {
    return new FinalizationSuggestion(
        row.id(),
        row.title(),
        row.brand(),
        row.model(),
        row.searchTags(),
        row.specifications(),
        row.reasoning(),
        batch);
  }
}
