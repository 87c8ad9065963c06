package truetill.server.inventory;

import static truetill.server.http.Body.or;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.manifest.ColumnMapping;
import truetill.core.manifest.StandardColumn;
import truetill.core.manifest.StandardizedRow;
import truetill.core.manifest.Standardizer;
import truetill.core.manifest.TransformType;
import truetill.core.wire.inventory.FunctionOption;
import truetill.core.wire.inventory.NormalizedRow;
import truetill.core.wire.inventory.RawRow;
import truetill.core.wire.inventory.StandardColumnView;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/**
 * Looking at a manifest before its rows are stored: the raw rows, and a try of a mapping
 * (rules-inventory section 6). Nothing is written here.
 */
final class ManifestStandardizing {
  static final List<StandardColumnView> COLUMNS =
      Arrays.stream(StandardColumn.values())
          .map(column -> new StandardColumnView(column.key(), column.label(), column.isRequired()))
          .toList();
  static final List<FunctionOption> FUNCTIONS =
      TransformType.available().stream()
          .map(type -> new FunctionOption(type.wire(), type.label()))
          .toList();

  private static final int RAW_ROWS = 1000;
  private static final int MAX_RAW_ROWS = 5000;
  private static final int PREVIEW_ROWS = 50;
  private static final int MAX_PREVIEW_ROWS = 250;

  /** Rows a preview reads for its warnings; more would make typing a formula slow. */
  private static final int CHECKED_ROWS = 50_000;

  private final Database database;
  private final ManifestFiles manifests;
  private final OrderStore orders = new OrderStore();

  ManifestStandardizing(Database database, ManifestFiles manifests) {
    this.database = database;
    this.manifests = manifests;
  }

  /** The rows of the file as they were parsed; the search goes through all of them. */
  Reply rawRows(Call call) {
    long id = call.id(OrderGate.ENTITY);
    Query query = call.query();
    int limit = Math.clamp(or(query.anyInteger("limit"), RAW_ROWS), 1, MAX_RAW_ROWS);
    String search = or(query.text("search"), "");
    return Reply.ok(
        database.read(tx -> {
          StoredOrder order = found(tx, id);
          ManifestLayout layout = ManifestLayout.of(tx, orders, id);
          List<RawRow> shown = new ArrayList<>();
          long hits;
          try (RowSource rows =
              RowSource.ofFile(manifests.rows(tx, order), layout.headers(), Set.of(), search)) {
            for (Optional<RowSource.Raw> row = rows.next(); row.isPresent(); row = rows.next()) {
              if (shown.size() < limit) {
                shown.add(raw(layout.headers(), row.get()));
              } else if (search.isEmpty()) {
                break;
              }
            }
            hits = search.isEmpty() ? layout.rows() : rows.handedOut();
          }
          MappingChoice choice =
              MappingChoice.of(
                  tx,
                  new MappingChoice.Wish(List.of(), null),
                  order.vendor(),
                  layout.signature(),
                  layout.headers());
          Map<String, @Nullable Object> answer = new LinkedHashMap<>();
          answer.put("headers", layout.headers());
          answer.put("signature", layout.signature());
          answer.put("row_count", layout.rows());
          answer.put("row_count_filtered", hits);
          answer.put("search_term", search);
          answer.put("rows", shown);
          answer.put("template_id", choice.template() == null ? null : choice.template().id());
          answer.put("template_name", choice.template() == null ? null : choice.template().name());
          answer.put("template_mappings", MappingJson.shown(choice.mappings()));
          answer.put("standard_columns", COLUMNS);
          answer.put("available_functions", FUNCTIONS);
          return answer;
        }));
  }

  private static RawRow raw(List<String> headers, RowSource.Raw row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (String header : headers) {
      cells.put(header, or(row.cells().cell(header), ""));
    }
    return new RawRow(Math.toIntExact(row.rowNumber()), cells);
  }

  /** What a caller wishes of the rows: which of them, and how they are mapped. */
  record Wish(
      @Nullable List<Body> sent, Set<Long> selected, String search, MappingChoice.Wish mapping) {
    static Wish of(Body body) {
      List<Body> sent = body.objects("rows");
      return new Wish(
          sent,
          selected(body),
          or(body.text("search_term", 1000), ""),
          MappingChoice.Wish.of(body));
    }

    /** Every entry must be a whole number (promise 15). */
    private static Set<Long> selected(Body body) {
      JsonNode list = body.json("selected_row_numbers");
      Set<Long> numbers = new HashSet<>();
      if (list == null || list.isNull()) {
        return numbers;
      }
      for (JsonNode entry : list.isArray() ? list : List.of(list)) {
        if (!list.isArray() || !entry.isIntegralNumber() || !entry.canConvertToLong()) {
          body.refuse("selected_row_numbers", "Send a list of whole numbers.");
          break;
        }
        numbers.add(entry.asLong());
      }
      return numbers;
    }
  }

  /**
   * The rows of a wish and how they are read.
   *
   * @param choice null for rows that came ready-made
   * @param layout null likewise
   */
  record Prepared(
      RowSource rows,
      Standardizer standardizer,
      @Nullable MappingChoice choice,
      @Nullable ManifestLayout layout)
      implements AutoCloseable {
    @Override
    public void close() {
      rows.close();
    }

    /** The mappings in force, as the contract shows them; ready-made rows have none. */
    List<Map<String, Object>> mappingsUsed() {
      return choice == null ? List.of() : MappingJson.shown(standardizer.mappings());
    }
  }

  /** Opens the rows; ends the call as 400 when there is no file, or nothing names the goods. */
  Prepared prepare(ReadTx tx, StoredOrder order, Wish wish) {
    if (wish.sent() != null) {
      if (wish.sent().isEmpty()) {
        throw Problem.field("rows", "Send at least one row, or leave rows out to read the file.");
      }
      List<String> keys = Arrays.stream(StandardColumn.values()).map(StandardColumn::key).toList();
      List<ColumnMapping> themselves =
          Arrays.stream(StandardColumn.values())
              .map(column -> ColumnMapping.ofSource(column, column.key()))
              .toList();
      return new Prepared(
          RowSource.ofBody(wish.sent(), wish.selected(), wish.search()),
          new Standardizer(themselves, keys),
          null,
          null);
    }
    ManifestLayout layout = ManifestLayout.of(tx, orders, order.id());
    MappingChoice choice =
        MappingChoice.of(tx, wish.mapping(), order.vendor(), layout.signature(), layout.headers());
    Standardizer standardizer = new Standardizer(choice.mappings(), layout.headers());
    return new Prepared(
        RowSource.ofFile(
            manifests.rows(tx, order), layout.headers(), wish.selected(), wish.search()),
        standardizer,
        choice,
        layout);
  }

  /** Tries a mapping on the first rows and says what would be put right in all of them. */
  Reply preview(Call call) {
    long id = call.id(OrderGate.ENTITY);
    database.read(tx -> found(tx, id));
    Body body = call.body();
    int limit = or(body.integer("preview_limit", 1, MAX_PREVIEW_ROWS), PREVIEW_ROWS);
    Wish wish = Wish.of(body);
    body.orRefuse();
    return Reply.ok(
        database.read(tx -> {
          StoredOrder order = found(tx, id);
          try (Prepared prepared = prepare(tx, order, wish)) {
            return preview(prepared, wish, limit);
          }
        }));
  }

  private static Map<String, Object> preview(Prepared prepared, Wish wish, int limit) {
    refuseWithoutWording(prepared.standardizer());
    Findings findings = new Findings(prepared.standardizer());
    List<NormalizedRow> shown = new ArrayList<>();
    RowSource rows = prepared.rows();
    for (Optional<RowSource.Raw> next = rows.next(); next.isPresent(); next = rows.next()) {
      RowSource.Raw raw = next.get();
      if (rows.handedOut() <= CHECKED_ROWS) {
        if (raw.note() != null) {
          findings.add(raw.note());
        }
        Standardizer.Result result = prepared.standardizer().standardize(raw.cells());
        findings.row(raw.rowNumber(), result);
        if (shown.size() < limit) {
          shown.add(normalized(raw.rowNumber(), result.row()));
        }
      }
    }
    refuseNothingSelected(rows);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("row_count_in_file", rows.inFile());
    answer.put("rows_selected", rows.handedOut());
    answer.put("preview_count", shown.size());
    answer.put("normalized_preview", shown);
    answer.put("standard_columns", COLUMNS);
    answer.put("available_functions", FUNCTIONS);
    answer.put("mappings_used", prepared.mappingsUsed());
    answer.put("search_term", wish.search());
    addLayout(answer, prepared);
    findings.addTo(answer);
    return answer;
  }

  /** Ends the call as 400 when neither title nor description comes from anywhere (promise 24). */
  static void refuseWithoutWording(Standardizer standardizer) {
    if (!standardizer.givesWording()) {
      throw Problem.refused(
          "no_wording",
          "Map the description or the title to a column of the file; without one the rows have no"
              + " names.");
    }
  }

  /** Ends the call as 400 when no row was there even before the search. */
  static void refuseNothingSelected(RowSource rows) {
    if (rows.afterSelection() == 0) {
      throw Problem.field("selected_row_numbers", "None of these rows is in the file.");
    }
  }

  static void addLayout(Map<String, Object> answer, Prepared prepared) {
    ManifestLayout layout = prepared.layout();
    MappingChoice choice = prepared.choice();
    if (layout != null) {
      answer.put("header_signature", layout.signature());
    }
    if (choice != null && choice.template() != null) {
      answer.put("template_id", choice.template().id());
      answer.put("template_name", choice.template().name());
    }
  }

  static NormalizedRow normalized(long rowNumber, StandardizedRow row) {
    return new NormalizedRow(
        rowNumber,
        row.quantity(),
        row.description(),
        row.title(),
        row.brand(),
        row.model(),
        row.category(),
        row.condition().wire(),
        row.retailValue().orElse(null),
        row.upc(),
        row.vendorItemNumber(),
        row.notes());
  }

  private StoredOrder found(ReadTx tx, long id) {
    return orders.find(tx, id).orElseThrow(Problem.notFound(OrderGate.ENTITY));
  }
}
