package truetill.server.inventory;

import static truetill.core.people.Access.PUBLIC;
import static truetill.core.people.Access.STAFF;

import java.time.Duration;
import java.time.InstantSource;
import truetill.core.clock.Ids;
import truetill.server.ai.AiConfig;
import truetill.server.auth.Throttle;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.files.Blobs;
import truetill.server.http.Routes;
import truetill.server.inventory.ai.Assistant;
import truetill.server.inventory.manifest.ManifestLimits;
import truetill.server.inventory.search.ItemSearch;

/** The operations below {@code /inventory/}. */
public final class InventoryRoutes implements Routes.Area {
  private static final int LOOKUPS_A_MINUTE = 60;

  private final VendorHandlers vendors;
  private final CategoryHandlers categories;
  private final ProductHandlers products;
  private final ProductRefHandlers productRefs;
  private final TemplateHandlers templates;
  private final ItemHandlers items;
  private final ItemShelf itemShelf;
  private final ItemHistoryHandlers itemHistory;
  private final OrderHandlers orders;
  private final OrderSteps orderSteps;
  private final OrderPurge orderPurge;
  private final BuildHandlers build;
  private final OrderItemHandlers orderItems;
  private final BatchGroupHandlers batchGroups;
  private final BatchGroupActions batchGroupActions;
  private final ManifestUpload manifestUpload;
  private final ManifestStandardizing standardizing;
  private final ManifestProcessing processing;
  private final JobHandlers jobHandlers;
  private final FormulaSuggestions formulaSuggestions;
  private final ManifestCleanup manifestCleanup;
  private final FinalWording finalWording;
  private final RowPricing rowPricing;
  private final RowFinalizing rowFinalizing;
  private final MatchHandlers matches;
  private final ReviewHandlers reviews;

  /**
   * Routes on one store.
   *
   * @param source the clock of the look-up's limit
   * @param time the store's clock, for what is today
   * @param blobs where vendors' files lie
   * @param ids names for what is stored there
   * @param search which items a search may mean
   * @param ai who is asked about manifests
   */
  public InventoryRoutes(
      Database database,
      UnitOfWork work,
      InstantSource source,
      StoreTime time,
      Blobs blobs,
      Ids ids,
      ItemSearch search,
      AiConfig ai) {
    this.vendors = new VendorHandlers(database, work);
    this.categories = new CategoryHandlers(database, work);
    this.products = new ProductHandlers(database, work);
    this.productRefs = new ProductRefHandlers(database, work, time);
    this.templates = new TemplateHandlers(database, work);
    this.items =
        new ItemHandlers(
            database, work, search, new Throttle(source, LOOKUPS_A_MINUTE, Duration.ofMinutes(1)));
    this.itemShelf = new ItemShelf(work);
    this.itemHistory = new ItemHistoryHandlers(database);
    OrderRemoval removal = new OrderRemoval(blobs);
    this.orders = new OrderHandlers(database, work, time, removal);
    this.orderSteps = new OrderSteps(work, time);
    this.orderPurge = new OrderPurge(database, work, removal);
    ManifestFiles manifests = new ManifestFiles(blobs, ids);
    this.manifestUpload = new ManifestUpload(database, work, manifests, removal);
    Jobs jobs = new Jobs(source);
    this.jobHandlers = new JobHandlers(jobs);
    Assistant assistant = new Assistant(ai);
    this.formulaSuggestions = new FormulaSuggestions(database, manifests, assistant);
    this.manifestCleanup = new ManifestCleanup(database, work, assistant, jobs);
    this.finalWording = new FinalWording(database, assistant);
    this.rowPricing = new RowPricing(work);
    this.rowFinalizing = new RowFinalizing(work);
    this.matches =
        new MatchHandlers(database, work, time, jobs, new AiMatching(database, work, assistant));
    this.reviews = new ReviewHandlers(work, time);
    this.build = new BuildHandlers(work, time, new QueueBuild(work, jobs));
    this.orderItems = new OrderItemHandlers(work);
    this.batchGroups = new BatchGroupHandlers(database, work);
    this.batchGroupActions = new BatchGroupActions(work);
    this.standardizing = new ManifestStandardizing(database, manifests);
    this.processing = new ManifestProcessing(work, time, standardizing, jobs);
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/inventory/vendors",
        at -> {
          at.get("/", STAFF, vendors::list);
          at.post("/", STAFF, vendors::create);
          at.get("/{id}/", STAFF, vendors::get);
          at.put("/{id}/", STAFF, vendors::put);
          at.patch("/{id}/", STAFF, vendors::patch);
          at.delete("/{id}/", STAFF, vendors::delete);
        });
    routes.at(
        "/inventory/categories",
        at -> {
          at.get("/", STAFF, categories::list);
          at.post("/", STAFF, categories::create);
          at.get("/{id}/", STAFF, categories::get);
          at.put("/{id}/", STAFF, categories::put);
          at.patch("/{id}/", STAFF, categories::patch);
          at.delete("/{id}/", STAFF, categories::delete);
        });
    routes.at(
        "/inventory/products",
        at -> {
          at.get("/", STAFF, products::list);
          at.post("/", STAFF, products::create);
          at.get("/{id}/", STAFF, products::get);
          at.put("/{id}/", STAFF, products::put);
          at.patch("/{id}/", STAFF, products::patch);
          at.delete("/{id}/", STAFF, products::delete);
        });
    routes.at(
        "/inventory/product-refs",
        at -> {
          at.get("/", STAFF, productRefs::list);
          at.post("/", STAFF, productRefs::create);
          at.get("/{id}/", STAFF, productRefs::get);
          at.put("/{id}/", STAFF, productRefs::put);
          at.patch("/{id}/", STAFF, productRefs::patch);
          at.delete("/{id}/", STAFF, productRefs::delete);
        });
    routes.at(
        "/inventory/templates",
        at -> {
          at.get("/", STAFF, templates::list);
          at.post("/", STAFF, templates::create);
          at.get("/{id}/", STAFF, templates::get);
          at.put("/{id}/", STAFF, templates::put);
          at.patch("/{id}/", STAFF, templates::patch);
          at.delete("/{id}/", STAFF, templates::delete);
        });
    routes.at(
        "/inventory/items",
        at -> {
          at.get("/", STAFF, items::list);
          at.post("/", STAFF, items::create);
          at.get("/{id}/", STAFF, items::get);
          at.put("/{id}/", STAFF, items::put);
          at.patch("/{id}/", STAFF, items::patch);
          at.delete("/{id}/", STAFF, items::delete);
          at.post("/{id}/check-in/", STAFF, itemShelf::checkIn);
          at.post("/{id}/ready/", STAFF, itemShelf::ready);
          at.get("/lookup/{sku}/", PUBLIC, items::lookup);
        });
    routes.at(
        "/inventory/item-history",
        at -> {
          at.get("/", STAFF, itemHistory::list);
          at.get("/{id}/", STAFF, itemHistory::get);
        });
    routes.at("/inventory/orders", this::addOrders);
    routes.at(
        "/inventory/batch-groups",
        at -> {
          at.get("/", STAFF, batchGroups::list);
          at.get("/{id}/", STAFF, batchGroups::get);
          at.put("/{id}/", STAFF, batchGroups::change);
          at.patch("/{id}/", STAFF, batchGroups::change);
          at.post("/{id}/process/", STAFF, batchGroupActions::process);
          at.post("/{id}/check-in/", STAFF, batchGroupActions::checkIn);
          at.post("/{id}/detach/", STAFF, batchGroupActions::detach);
        });
    routes.at(
        "/inventory/jobs",
        at -> {
          at.get("/", STAFF, jobHandlers::list);
          at.get("/{id}/", STAFF, jobHandlers::get);
          at.post("/{id}/cancel/", STAFF, jobHandlers::cancel);
        });
  }

  private void addOrders(Routes.At at) {
    at.get("/", STAFF, orders::list);
    at.post("/", STAFF, orders::create);
    at.get("/{id}/", STAFF, orders::get);
    at.put("/{id}/", STAFF, orders::put);
    at.patch("/{id}/", STAFF, orders::patch);
    at.delete("/{id}/", STAFF, orders::delete);
    at.post("/{id}/mark-paid/", STAFF, orderSteps::markPaid);
    at.post("/{id}/revert-paid/", STAFF, orderSteps::revertPaid);
    at.post("/{id}/mark-shipped/", STAFF, orderSteps::markShipped);
    at.post("/{id}/revert-shipped/", STAFF, orderSteps::revertShipped);
    at.post("/{id}/deliver/", STAFF, build::deliver);
    at.post("/{id}/create-items/", STAFF, build::createItems);
    at.post("/{id}/check-in-items/", STAFF, orderItems::checkIn);
    at.post("/{id}/revert-delivered/", STAFF, orderSteps::revertDelivered);
    at.post("/{id}/mark-complete/", STAFF, orderSteps::markComplete);
    at.upload(
        "/{id}/upload-manifest/",
        STAFF,
        ManifestLimits.CONTRACT.fileBytes(),
        manifestUpload::upload);
    at.post("/{id}/suggest-formulas/", STAFF, formulaSuggestions::suggest);
    at.post("/{id}/ai-cleanup-rows/", STAFF, manifestCleanup::cleanRows);
    at.get("/{id}/ai-cleanup-status/", STAFF, manifestCleanup::status);
    at.post("/{id}/cancel-ai-cleanup/", STAFF, manifestCleanup::cancel);
    at.post("/{id}/suggest-finalization/", STAFF, finalWording::suggest);
    at.post("/{id}/update-manifest-pricing/", STAFF, rowPricing::update);
    at.post("/{id}/clear-pricing/", STAFF, rowPricing::clear);
    at.post("/{id}/finalize-rows/", STAFF, rowFinalizing::finalizeRows);
    at.post("/{id}/match-products/", STAFF, matches::match);
    at.get("/{id}/match-results/", STAFF, matches::results);
    at.post("/{id}/review-matches/", STAFF, reviews::review);
    at.post("/{id}/undo-product-matching/", STAFF, matches::undo);
    at.get("/{id}/manifest-rows/", STAFF, standardizing::rawRows);
    at.post("/{id}/preview-standardize/", STAFF, standardizing::preview);
    at.post("/{id}/process-manifest/", STAFF, processing::process);
    at.post("/{id}/clear-manifest-rows/", STAFF, processing::clear);
    at.get("/{id}/delete-preview/", STAFF, orderPurge::preview);
    at.post("/{id}/purge-delete/", STAFF, orderPurge::purge);
  }
}
