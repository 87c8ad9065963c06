package truetill.server.inventory;

import static truetill.server.http.Body.or;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.OrderAction;
import truetill.core.manifest.cleanup.KnownBrands;
import truetill.core.wire.inventory.AiCleanupResponse;
import truetill.core.wire.inventory.AiTiming;
import truetill.core.wire.inventory.ManifestRow;
import truetill.core.wire.inventory.RowsCleared;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;
import truetill.server.inventory.CleanedRow.RowTextOf;
import truetill.server.inventory.ai.Assistant;
import truetill.server.inventory.ai.ModelChoice;
import truetill.server.inventory.ai.Prompts;
import truetill.server.inventory.ai.RowAnswer;

/**
 * Cleans an order's rows slice by slice (rules-inventory section 13). A model is asked with no
 * transaction open; what it says is stored on the rows that are still there when it has answered.
 * Each slice is a job that counts on from where it begins in the order; cancelled, nothing of it is
 * stored, and the slices before it stay, so that clean-up can be taken up again where it stopped.
 */
final class ManifestCleanup {
  private static final int DEFAULT_BATCH = 25;
  private static final int MAX_BATCH = 50;

  private final Database database;
  private final UnitOfWork work;
  private final Assistant assistant;
  private final Jobs jobs;
  private final OrderGate gate = new OrderGate();
  private final OrderStore orders = new OrderStore();
  private final ManifestRowStore rows = new ManifestRowStore();
  private final RowCleanupStore cleanup = new RowCleanupStore();
  private final ProductCounterStore counters = new ProductCounterStore();

  ManifestCleanup(Database database, UnitOfWork work, Assistant assistant, Jobs jobs) {
    this.database = database;
    this.work = work;
    this.assistant = assistant;
    this.jobs = jobs;
  }

  /** What is asked for, and the rows it is about. */
  private record Slice(
      ModelChoice choice, long offset, int size, long total, List<ManifestRow> rows) {}

  /** What came of the slice before it is stored. */
  private record Cleaned(
      List<CleanedRow> rows,
      String model,
      @Nullable String stopReason,
      double promptMs,
      double apiMs,
      double parseMs,
      int retries) {}

  Reply cleanRows(Call call) {
    long id = call.id(OrderGate.ENTITY);
    Laps laps = new Laps();
    Slice slice = database.read(tx -> slice(tx, id, call));
    double fetched = laps.next();
    return Reply.ok(
        slice.rows().isEmpty()
            ? answer(slice, nothing(slice), 0, fetched, laps)
            : jobs.run(
                Job.Kind.AI_CLEANUP,
                id,
                call.caller().userId(),
                job -> cleaned(id, slice, fetched, laps, job)));
  }

  private AiCleanupResponse cleaned(long id, Slice slice, double fetched, Laps laps, Job job) {
    job.expect(slice.offset(), slice.total());
    Cleaned cleaned = ask(id, slice, laps, job);
    laps.next();
    int saved =
        work.write(tx -> {
          gate.lock(tx, id, OrderAction.REFINE_ROWS);
          int stored = cleanup.save(tx, id, cleaned.rows());
          job.step(slice.rows().size());
          job.ending();
          return stored;
        });
    return answer(slice, cleaned, saved, fetched, laps);
  }

  private static AiCleanupResponse answer(
      Slice slice, Cleaned cleaned, int saved, double fetched, Laps laps) {
    double stored = laps.next();
    return new AiCleanupResponse(
        slice.rows().size(),
        saved,
        slice.total(),
        slice.offset(),
        cleaned.rows().stream().map(CleanedRow::suggestion).toList(),
        cleaned.model(),
        slice.offset() + slice.size() < slice.total(),
        new AiTiming(
            fetched,
            cleaned.promptMs(),
            cleaned.apiMs(),
            cleaned.parseMs(),
            stored,
            laps.total(),
            cleaned.retries()),
        cleaned.stopReason());
  }

  private Slice slice(ReadTx tx, long id, Call call) {
    gate.check(tx, id, OrderAction.REFINE_ROWS);
    Body body = call.body().allowNull("model");
    int size = or(body.integer("batch_size", 1, MAX_BATCH), DEFAULT_BATCH);
    int offset = or(body.integer("offset", 0, Integer.MAX_VALUE), 0);
    ModelChoice choice = AiModel.read(body, assistant);
    body.orRefuse();
    long total = rows.count(tx, id);
    if (total == 0) {
      throw AiReplies.noRows();
    }
    return new Slice(choice, offset, size, total, rows.slice(tx, id, offset, size));
  }

  private Cleaned ask(long id, Slice slice, Laps laps, Job job) {
    if (!(slice.choice() instanceof ModelChoice.Model(String model))) {
      KnownBrands brands = new KnownBrands(database.read(cleanup::productBrands));
      List<CleanedRow> clean = new ArrayList<>();
      for (ManifestRow row : slice.rows()) {
        job.check();
        clean.add(CleanedRow.byRules(row, RowTextOf.vendor(row), brands));
      }
      return new Cleaned(clean, ModelChoice.RULES_ID, ModelChoice.RULES_ID, 0, 0, laps.next(), 0);
    }
    String question = RowQuestions.cleanup(slice.rows());
    double prompted = laps.next();
    Assistant.Said said =
        assistant.ask(
            id,
            model,
            Prompts.CLEANUP,
            question,
            Prompts.rowTokens(slice.rows().size()),
            job::check);
    job.check();
    double asked = laps.next();
    return switch (said) {
      case Assistant.Failed failed -> throw AiReplies.failed(failed);
      case Assistant.Text answer -> {
        List<CleanedRow> clean = read(slice.rows(), answer);
        yield new Cleaned(
            clean,
            answer.model(),
            answer.stopReason(),
            prompted,
            asked,
            laps.next(),
            answer.retries());
      }
    };
  }

  private static List<CleanedRow> read(List<ManifestRow> rows, Assistant.Text answer) {
    Map<Long, ManifestRow> byId =
        rows.stream().collect(Collectors.toMap(ManifestRow::id, Function.identity()));
    Set<Long> asked = byId.keySet();
    List<RowAnswer> answers = RowAnswer.in(answer.text(), asked);
    if (answers.isEmpty()) {
      throw AiReplies.unusable(answer);
    }
    return answers.stream()
        .map(each -> {
          ManifestRow row = byId.get(each.rowId());
          if (row == null) {
            throw new IllegalStateException("an answer about a row nobody asked about");
          }
          return CleanedRow.byAnswer(row, RowTextOf.suggested(row), each);
        })
        .toList();
  }

  /** A slice past the end: nobody is asked. */
  private static Cleaned nothing(Slice slice) {
    boolean asked = slice.choice() instanceof ModelChoice.Model;
    String model =
        slice.choice() instanceof ModelChoice.Model(String named) ? named : ModelChoice.RULES_ID;
    return new Cleaned(List.of(), model, asked ? null : ModelChoice.RULES_ID, 0, 0, 0, 0);
  }

  Reply status(Call call) {
    long id = call.id(OrderGate.ENTITY);
    return Reply.ok(
        database.read(tx -> {
          if (!orders.exists(tx, id)) {
            throw Problem.notFound(OrderGate.ENTITY).get();
          }
          return cleanup.status(tx, id);
        }));
  }

  /** Takes clean-up and, with it, matching back. */
  Reply cancel(Call call) {
    long id = call.id(OrderGate.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          gate.lock(tx, id, OrderAction.CHANGE_ROWS);
          call.body();
          counters.takeBack(tx, id);
          return new RowsCleared(cleanup.clear(tx, id));
        }));
  }
}
