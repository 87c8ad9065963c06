package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.OrderAction;
import truetill.core.manifest.RememberedLayout;
import truetill.core.manifest.StandardColumn;
import truetill.core.manifest.cleanup.PlainText;
import truetill.core.manifest.formula.Row;
import truetill.core.wire.inventory.FormulaSuggestion;
import truetill.core.wire.inventory.SuggestFormulasResponse;
import truetill.server.db.Database;
import truetill.server.db.JsonColumn;
import truetill.server.db.ReadTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;
import truetill.server.inventory.ai.Assistant;
import truetill.server.inventory.ai.FormulaAnswer;
import truetill.server.inventory.ai.ModelChoice;
import truetill.server.inventory.ai.Prompts;

/**
 * Proposes a formula for each standard column that the vendor's file can fill (rules-inventory
 * section 13). Nothing is stored.
 */
final class FormulaSuggestions {
  private static final int SAMPLE_ROWS = 10;
  private static final int EARLIER_TEMPLATES = 3;
  private static final int MAX_CELL = 200;

  /** Rows whose cells the rules look at. */
  private static final int RULE_ROWS = 50;

  private final Database database;
  private final ManifestFiles manifests;
  private final Assistant assistant;
  private final OrderGate gate = new OrderGate();
  private final OrderViewStore views = new OrderViewStore();
  private final MappingTemplateStore templates = new MappingTemplateStore();

  FormulaSuggestions(Database database, ManifestFiles manifests, Assistant assistant) {
    this.database = database;
    this.manifests = manifests;
    this.assistant = assistant;
  }

  private record Layout(
      ModelChoice choice,
      List<String> headers,
      String signature,
      JsonNode rows,
      List<MappingTemplateStore.Template> templates) {}

  /** An order, and what its file looks like. */
  private record Asked(StoredOrder order, Layout layout) {}

  Reply suggest(Call call) {
    long id = call.id(OrderGate.ENTITY);
    Asked asked = database.read(tx -> read(tx, id, call));
    return Reply.ok(
        asked.layout().choice() instanceof ModelChoice.Model(String model)
            ? asked(id, model, asked.layout())
            : database.read(tx -> byRules(tx, asked)));
  }

  private Asked read(ReadTx tx, long id, Call call) {
    StoredOrder order = gate.check(tx, id, OrderAction.REFINE_ROWS);
    Body body = call.body().allowNull("model", "template_id");
    Long template = body.pk("template_id");
    ModelChoice choice = AiModel.read(body, assistant);
    body.orRefuse();
    Object stored = views.find(tx, id).orElseThrow().manifestPreview();
    if (!(stored instanceof JsonNode preview)) {
      throw Problem.refused(
          "no_manifest", "The order has no manifest. Upload the vendor's file first.");
    }
    List<String> headers = preview.path("headers").valueStream().map(JsonNode::asText).toList();
    String signature = preview.path("signature").asText();
    return new Asked(
        order,
        new Layout(
            choice,
            headers,
            signature,
            preview.path("rows"),
            earlier(tx, order.vendor(), template, signature)));
  }

  private List<MappingTemplateStore.Template> earlier(
      ReadTx tx, long vendor, @Nullable Long named, String signature) {
    Optional<MappingTemplateStore.Template> one =
        Optional.ofNullable(named).flatMap(id -> templates.byId(tx, vendor, id));
    return one.map(List::of)
        .orElseGet(() -> templates.allForLayout(tx, vendor, signature, EARLIER_TEMPLATES));
  }

  /** Whether a template was made for the layout or for another one, its mapping is a hint. */
  private SuggestFormulasResponse byRules(ReadTx tx, Asked asked) {
    Layout layout = asked.layout();
    RememberedLayout remembered =
        layout.templates().stream()
            .findFirst()
            .or(() -> templates.newest(tx, asked.order().vendor()))
            .map(template ->
                RuleFormulas.remembered(
                    MappingJson.stored(template.mappingsJson()),
                    template.signature().equals(layout.signature()) ? layout.headers() : List.of()))
            .orElse(RememberedLayout.NONE);
    return new SuggestFormulasResponse(
        RuleFormulas.of(layout.headers(), cells(tx, asked), remembered), ModelChoice.RULES_ID);
  }

  private List<Row> cells(ReadTx tx, Asked asked) {
    List<Row> cells = new ArrayList<>();
    try (RowSource rows =
        RowSource.ofFile(
            manifests.rows(tx, asked.order()), asked.layout().headers(), Set.of(), "")) {
      Optional<RowSource.Raw> next = rows.next();
      while (next.isPresent() && cells.size() < RULE_ROWS) {
        cells.add(next.get().cells());
        next = rows.next();
      }
    }
    return cells;
  }

  private SuggestFormulasResponse asked(long order, String model, Layout layout) {
    Assistant.Said said =
        assistant.ask(order, model, Prompts.FORMULAS, question(layout), Prompts.FORMULA_TOKENS);
    return switch (said) {
      case Assistant.Failed failed -> throw AiReplies.failed(failed);
      case Assistant.Text answer -> {
        List<FormulaSuggestion> suggestions = FormulaAnswer.in(answer.text(), layout.headers());
        if (suggestions.isEmpty()) {
          throw AiReplies.unusable(answer);
        }
        yield new SuggestFormulasResponse(suggestions, answer.model());
      }
    };
  }

  private static String question(Layout layout) {
    Map<String, Object> question = new LinkedHashMap<>();
    List<Map<String, Object>> columns = new ArrayList<>();
    for (StandardColumn column : StandardColumn.values()) {
      Map<String, Object> sent = new LinkedHashMap<>();
      sent.put("key", column.key());
      sent.put("label", column.label());
      sent.put("required", column.isRequired());
      columns.add(sent);
    }
    question.put("standard_columns", columns);
    question.put("headers", layout.headers());
    question.put("sample_rows", sample(layout.rows()));
    question.put(
        "earlier_templates",
        layout.templates().stream()
            .map(template -> {
              Map<String, Object> sent = new LinkedHashMap<>();
              sent.put("name", template.name());
              sent.put("mappings", JsonColumn.parse(template.mappingsJson()));
              return sent;
            })
            .toList());
    return JsonColumn.text(question);
  }

  private static List<Map<String, String>> sample(JsonNode rows) {
    List<Map<String, String>> sample = new ArrayList<>();
    rows.valueStream()
        .limit(SAMPLE_ROWS)
        .forEach(row -> {
          Map<String, String> cells = new LinkedHashMap<>();
          row.path("raw")
              .properties()
              .forEach(cell ->
                  cells.put(cell.getKey(), PlainText.cut(cell.getValue().asText(), MAX_CELL)));
          sample.add(cells);
        });
    return sample;
  }
}
