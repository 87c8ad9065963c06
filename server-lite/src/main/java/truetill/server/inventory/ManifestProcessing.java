package truetill.server.inventory;

import static truetill.server.http.Body.or;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.OrderAction;
import truetill.core.manifest.Standardizer;
import truetill.core.money.Money;
import truetill.core.wire.inventory.FormulaProblem;
import truetill.core.wire.inventory.RowWarning;
import truetill.server.db.JsonColumn;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/**
 * Stores a manifest's standardized rows in place of those before, all or none (rules-inventory
 * section 6; promises 15, 19, 21, 22). Tills go on selling meanwhile.
 */
final class ManifestProcessing {
  private static final List<String> STAGES = List.of("unpriced", "draft", "final");
  private static final int MAX_NOTES = 10_000;
  private static final int MAX_NAME = 200;
  private static final int STEP = 1000;

  private final UnitOfWork work;
  private final StoreTime time;
  private final ManifestStandardizing standardizing;
  private final Jobs jobs;
  private final OrderGate gate = new OrderGate();
  private final OrderStore orders = new OrderStore();
  private final ManifestRowStore rows = new ManifestRowStore();
  private final MappingTemplateStore templates = new MappingTemplateStore();
  private final VendorStore vendors = new VendorStore();

  ManifestProcessing(
      UnitOfWork work, StoreTime time, ManifestStandardizing standardizing, Jobs jobs) {
    this.work = work;
    this.time = time;
    this.standardizing = standardizing;
    this.jobs = jobs;
  }

  /** What the caller wishes beside the rows. */
  private record Wish(ManifestStandardizing.Wish rows, boolean saveTemplate, String templateName) {}

  Reply process(Call call) {
    long id = call.id(OrderGate.ENTITY);
    work.write(tx -> gate.lock(tx, id, OrderAction.CHANGE_ROWS));
    Body body = call.body();
    Wish wish =
        new Wish(
            ManifestStandardizing.Wish.of(body),
            or(body.strictBool("save_template"), false),
            or(body.text("template_name", MAX_NAME), ""));
    body.orRefuse();
    return Reply.ok(
        jobs.run(
            Job.Kind.PROCESS_MANIFEST,
            id,
            call.caller().userId(),
            job ->
                work.longWrite(
                    OrderStore.claim(id),
                    tx -> gate.lock(tx, id, OrderAction.CHANGE_ROWS),
                    (tx, order) -> process(tx, order, wish, job))));
  }

  private Map<String, Object> process(WriteTx tx, StoredOrder order, Wish wish, Job job) {
    try (ManifestStandardizing.Prepared prepared = standardizing.prepare(tx, order, wish.rows())) {
      ManifestStandardizing.refuseWithoutWording(prepared.standardizer());
      Findings findings = new Findings(prepared.standardizer());
      refuseFormulas(findings.formulas());
      if (prepared.layout() != null) {
        job.expect(prepared.layout().rows());
      }
      rows.deleteAll(tx, order.id());
      long created = store(tx, order.id(), prepared, findings, job);
      ManifestStandardizing.refuseNothingSelected(prepared.rows());
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("rows_created", created);
      answer.put("order_status", order.progress().status().wire());
      answer.put("standard_columns", ManifestStandardizing.COLUMNS);
      answer.put("mappings_used", prepared.mappingsUsed());
      answer.put("row_count_in_file", prepared.rows().inFile());
      answer.put("rows_selected", prepared.rows().handedOut());
      ManifestStandardizing.addLayout(answer, prepared);
      if (wish.saveTemplate()) {
        remember(tx, order, prepared, wish.templateName())
            .ifPresent(template -> {
              answer.put("template_id", template.id());
              answer.put("template_name", template.name());
            });
      }
      findings.addTo(answer);
      job.ending();
      return answer;
    }
  }

  private static void refuseFormulas(List<FormulaProblem> problems) {
    if (!problems.isEmpty()) {
      throw new Problem(
          Reply.of(
              400,
              Map.of(
                  "detail",
                  "The formula for " + problems.getFirst().target() + " cannot be read. Mend it.",
                  "code",
                  "bad_formula",
                  "formula_errors",
                  problems)));
    }
  }

  private long store(
      WriteTx tx, long order, ManifestStandardizing.Prepared prepared, Findings findings, Job job) {
    StandardRowStore writer = new StandardRowStore(tx, order);
    RowSource source = prepared.rows();
    long created = 0;
    for (Optional<RowSource.Raw> next = source.next(); next.isPresent(); next = source.next()) {
      RowSource.Raw raw = next.get();
      if (raw.note() != null) {
        findings.add(raw.note());
      }
      Standardizer.Result result = prepared.standardizer().standardize(raw.cells());
      findings.row(raw.rowNumber(), result);
      refuseOutOfRange(findings.outOfRange());
      writer.add(raw.rowNumber(), result.row(), pricing(raw));
      created++;
      if (created % STEP == 0) {
        job.step(STEP);
      }
    }
    writer.end();
    job.step(created % STEP);
    return created;
  }

  private static void refuseOutOfRange(@Nullable RowWarning found) {
    if (found != null) {
      throw Problem.refused(
          "quantity_out_of_range", "Row " + found.rowNumber() + ": " + found.message());
    }
  }

  /** Ready-made rows may carry prices; what is wrong with one ends the call and names its row. */
  private static StandardRowStore.Pricing pricing(RowSource.Raw raw) {
    Body sent = raw.sent();
    if (sent == null) {
      return StandardRowStore.Pricing.NONE;
    }
    sent.allowNull("proposed_price", "final_price");
    Money proposed = sent.amount("proposed_price");
    Money settled = sent.amount("final_price");
    String stage = sent.choice("pricing_stage", STAGES);
    String notes = or(sent.text("pricing_notes", MAX_NOTES), "");
    sent.complaint()
        .ifPresent(complaint -> {
          throw Problem.field("rows", "Row " + raw.rowNumber() + ": " + complaint);
        });
    String implied = settled != null ? "final" : proposed != null ? "draft" : "unpriced";
    return new StandardRowStore.Pricing(proposed, settled, or(stage, implied), notes);
  }

  /**
   * Keeps the mapping for the next file of this layout: in the template in use when it is of the
   * layout or of none, else in a new one (promise 14). The order's preview shows it then.
   */
  private Optional<MappingTemplateStore.Template> remember(
      WriteTx tx, StoredOrder order, ManifestStandardizing.Prepared prepared, String wishedName) {
    ManifestLayout layout = prepared.layout();
    MappingChoice choice = prepared.choice();
    if (layout == null || choice == null) {
      return Optional.empty();
    }
    String signature = layout.signature();
    String mappings = MappingJson.text(prepared.standardizer().mappings());
    Optional<MappingTemplateStore.Template> inUse =
        Optional.ofNullable(choice.template())
            .filter(found -> found.signature().isEmpty() || found.signature().equals(signature))
            .or(() -> templates.forLayout(tx, order.vendor(), signature));
    String name =
        !wishedName.isEmpty()
            ? wishedName
            : inUse
                .map(MappingTemplateStore.Template::name)
                .orElseGet(() -> defaultName(tx, order.vendor()));
    long id;
    if (inUse.isPresent()) {
      id = inUse.get().id();
      templates.update(tx, id, name, signature, mappings);
    } else {
      id = templates.insert(tx, order.vendor(), name, signature, mappings);
    }
    orders
        .preview(tx, order.id())
        .ifPresent(preview ->
            orders.setManifest(
                tx,
                order.id(),
                order.manifestFile(),
                ManifestPreviews.with(JsonColumn.parse(preview), id, name, mappings)));
    return Optional.of(new MappingTemplateStore.Template(id, name, signature, mappings));
  }

  private String defaultName(WriteTx tx, long vendor) {
    LocalDate today = time.clock().today();
    return vendors.find(tx, vendor).orElseThrow().code() + " manifest " + today;
  }

  /** Takes the standardized rows back, and all that was done to them. */
  Reply clear(Call call) {
    long id = call.id(OrderGate.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          gate.lock(tx, id, OrderAction.CHANGE_ROWS);
          call.body();
          return Map.of("rows_deleted", rows.deleteAll(tx, id));
        }));
  }
}
