package truetill.server.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import truetill.core.inventory.BatchNumber;
import truetill.core.inventory.BuildPlan;
import truetill.core.inventory.BuildProduct;
import truetill.core.inventory.BuildRow;
import truetill.core.inventory.CostAllocation;
import truetill.core.inventory.CostShare;
import truetill.core.inventory.ItemStatus;
import truetill.core.inventory.ProductNumber;
import truetill.core.inventory.Sku;
import truetill.core.wire.inventory.CreateItemsResponse;
import truetill.server.db.NumberSequence;
import truetill.server.db.ReadTx;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Problem;
import truetill.server.system.SettingStore;

/**
 * Makes an order's manifest rows its check-in queue: products for rows that have none, batch
 * groups, and one item for each piece, in intake (rules-inventory section 6 "build"). {@link
 * BuildPlan} decides; here it is numbered and stored, with statements that grow by one for each
 * thousand of a kind (promise 60), in the long write of whoever calls (promise 51).
 *
 * <p>Its numbers are reserved in a transaction of their own: a series that stays locked for the
 * whole build would keep everybody else from making an item. A build that fails or is cancelled
 * leaves a gap in them; no number is ever handed out twice (promise 49).
 */
final class QueueBuild {
  private static final String COST_BASIS = "inventory_item_cost_basis";
  private static final int AT_ONCE = 1000;

  private final UnitOfWork work;
  private final Jobs jobs;
  private final NumberSequence numbers = new NumberSequence();
  private final SettingStore settings = new SettingStore();
  private final OrderStore orders = new OrderStore();
  private final BuildRowStore rows = new BuildRowStore();
  private final ProductStore products = new ProductStore();
  private final BatchGroupStore groups = new BatchGroupStore();
  private final ItemBulkStore items = new ItemBulkStore();
  private final ItemHistoryStore history = new ItemHistoryStore();
  private final ProcessingBatchStore runs = new ProcessingBatchStore();

  QueueBuild(UnitOfWork work, Jobs jobs) {
    this.work = work;
    this.jobs = jobs;
  }

  /**
   * Runs {@code step}, which calls {@link #build}, as a long write that can be watched and
   * cancelled.
   *
   * @param begin locks the order and asks whether it may
   */
  <B, T> T run(long order, long actor, Function<WriteTx, B> begin, Step<B, T> step) {
    return jobs.run(
        Job.Kind.BUILD,
        order,
        actor,
        job ->
            work.longWrite(
                OrderStore.claim(order), begin, (tx, begun) -> step.apply(tx, begun, job)));
  }

  /** What is done in the long write. */
  @FunctionalInterface
  interface Step<B, T> {
    T apply(WriteTx tx, B begun, Job job);
  }

  /**
   * Builds the items of a locked order that has rows and no items. Ends the call as 400 when there
   * would be more than 50,000.
   *
   * @param actor id of the user who asked
   */
  CreateItemsResponse build(WriteTx tx, StoredOrder order, long actor, Job job) {
    long pieces = rows.pieces(tx, order.id());
    if (pieces > BuildPlan.MAX_ITEMS) {
      throw Problem.refused(
          "too_many_items",
          "The rows make "
              + pieces
              + " items; one build makes at most "
              + BuildPlan.MAX_ITEMS
              + ". Process fewer rows of the manifest, or lower their quantities.");
    }
    job.expect(pieces);
    groups.deleteEmpty(tx, order.id());
    List<BuildRow> read = rows.rows(tx, order.id());
    BuildPlan plan =
        BuildPlan.of(read, costs(tx, order, read), rows.catalogue(tx, order.id(), read));
    List<Long> productIds = productIds(tx, plan.products());
    rows.link(tx, plan.lines(), productIds);
    Map<Integer, BatchGroupStore.Fresh> made = groups(tx, order, plan, productIds);
    insertItems(tx, new Build(order, plan, productIds, made, actor, job));
    orders.setItemCount(tx, order.id(), pieces);
    long run = runs.insert(tx, order.id(), read.size(), pieces, actor);
    job.ending();
    return new CreateItemsResponse(run, pieces, made.size(), plan.unpricedItems());
  }

  private long reserve(String series, int count) {
    return work.write(other -> numbers.reserve(other, series, count));
  }

  private List<CostShare> costs(ReadTx tx, StoredOrder order, List<BuildRow> read) {
    List<CostAllocation.Line> lines =
        read.stream().map(row -> new CostAllocation.Line(row.retail(), row.pieces())).toList();
    Map<String, String> basis = settings.texts(tx, List.of(COST_BASIS));
    return CostAllocation.ALLOCATED.equals(basis.get(COST_BASIS))
        ? CostAllocation.allocated(order.cost().total(), lines)
        : CostAllocation.manifest(lines);
  }

  /** The ids by the plan's index, of those that had none too. */
  private List<Long> productIds(WriteTx tx, List<BuildProduct> used) {
    List<BuildProduct> fresh = used.stream().filter(product -> product.id() == null).toList();
    List<Long> made = new ArrayList<>();
    if (!fresh.isEmpty()) {
      long first = reserve(ProductStore.SERIES, fresh.size());
      List<ProductStore.Fields> fields = new ArrayList<>();
      for (int at = 0; at < fresh.size(); at++) {
        fields.add(fields(ProductNumber.of(first + at), fresh.get(at)));
      }
      for (List<ProductStore.Fields> some : inPieces(fields)) {
        made.addAll(products.insertAll(tx, some));
      }
    }
    List<Long> ids = new ArrayList<>();
    int next = 0;
    for (BuildProduct product : used) {
      Long known = product.id();
      ids.add(known == null ? made.get(next++) : known);
    }
    return ids;
  }

  private static ProductStore.Fields fields(String number, BuildProduct product) {
    return new ProductStore.Fields(
        number,
        product.title(),
        product.brand(),
        product.model(),
        product.category(),
        null,
        "",
        product.specificationsJson(),
        product.defaultPrice(),
        product.upc(),
        true);
  }

  /** The groups by the index of their line; the other lines' items stand alone. */
  private Map<Integer, BatchGroupStore.Fresh> groups(
      WriteTx tx, StoredOrder order, BuildPlan plan, List<Long> productIds) {
    List<Integer> grouped =
        IntStream.range(0, plan.lines().size())
            .filter(at -> plan.lines().get(at).batch())
            .boxed()
            .toList();
    if (grouped.isEmpty()) {
      return Map.of();
    }
    long number = reserve(BatchGroupStore.SERIES, grouped.size());
    List<BatchGroupStore.New> wanted = new ArrayList<>();
    for (int at : grouped) {
      BuildPlan.Line line = plan.lines().get(at);
      wanted.add(
          new BatchGroupStore.New(
              BatchNumber.of(number++),
              productIds.get(line.product()),
              order.id(),
              line.row().id(),
              line.row().pieces(),
              line.row().price().value(),
              line.cost().ofEach(line.row().pieces()),
              line.condition()));
    }
    Map<Integer, BatchGroupStore.Fresh> made = new HashMap<>();
    for (List<BatchGroupStore.New> some : inPieces(wanted)) {
      for (BatchGroupStore.Fresh group : groups.insertAll(tx, some)) {
        made.put(grouped.get(made.size()), group);
      }
    }
    return made;
  }

  /** All that the items of one build have in common. */
  private record Build(
      StoredOrder order,
      BuildPlan plan,
      List<Long> productIds,
      Map<Integer, BatchGroupStore.Fresh> groups,
      long actor,
      Job job) {}

  private void insertItems(WriteTx tx, Build build) {
    long sku = reserve(ItemStore.SERIES, (int) build.plan().items());
    List<NewItem> waiting = new ArrayList<>();
    List<BuildPlan.Line> lines = build.plan().lines();
    for (int at = 0; at < lines.size(); at++) {
      BuildPlan.Line line = lines.get(at);
      for (long piece = 0; piece < line.row().pieces(); piece++) {
        waiting.add(item(tx, build, at, piece, Sku.of(sku++)));
        if (waiting.size() == AT_ONCE) {
          insert(tx, build, waiting);
          waiting.clear();
        }
      }
    }
    insert(tx, build, waiting);
  }

  private static NewItem item(WriteTx tx, Build build, int at, long piece, String sku) {
    BuildPlan.Line line = build.plan().lines().get(at);
    BatchGroupStore.Fresh group = build.groups().get(at);
    String event = "po=" + build.order().orderNumber() + ",row=" + line.row().rowNumber();
    return new NewItem(
        tx.newUid(),
        sku,
        new ItemFields(
            line.batch() ? "batch" : "individual",
            line.title(),
            line.brand(),
            line.category(),
            line.price(),
            line.cost().ofItem(piece),
            "purchased",
            ItemStatus.INTAKE,
            line.condition(),
            line.row().specificationsJson(),
            "",
            "",
            new ItemLinks(
                build.productIds().get(line.product()),
                build.order().id(),
                line.row().id(),
                group == null ? null : group.id())),
        event,
        "Row " + line.row().rowNumber() + (group == null ? "" : ", batch " + group.number()));
  }

  private void insert(WriteTx tx, Build build, List<NewItem> some) {
    if (some.isEmpty()) {
      return;
    }
    List<Long> ids = items.insertAll(tx, some);
    List<ItemEvent> events = new ArrayList<>();
    for (int at = 0; at < ids.size(); at++) {
      NewItem item = some.get(at);
      events.add(new ItemEvent(ids.get(at), "created", "", item.origin(), item.note()));
    }
    history.addAll(tx, events, build.actor());
    build.job().step(some.size());
  }

  private static <T> List<List<T>> inPieces(List<T> all) {
    return Stream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
        .map(from -> all.subList(from, Math.min(all.size(), from + AT_ONCE)))
        .toList();
  }
}
