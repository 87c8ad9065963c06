package truetill.server.inventory;

import static truetill.server.http.Body.or;

import java.time.LocalDate;
import java.util.List;
import truetill.core.wire.inventory.VendorProductRef;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** What a vendor's item numbers stand for. */
final class ProductRefHandlers {
  private static final String ENTITY = "VendorProductRef";
  private static final String[] REQUIRED = {"vendor", "product", "vendor_item_number"};
  private static final int MAX_NUMBER = 100;
  private static final int MAX_DESCRIPTION = 500;

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final ProductRefStore refs = new ProductRefStore();
  private final VendorStore vendors = new VendorStore();
  private final ProductStore products = new ProductStore();

  ProductRefHandlers(Database database, UnitOfWork work, StoreTime time) {
    this.database = database;
    this.work = work;
    this.time = time;
  }

  Reply list(Call call) {
    Query query = call.query();
    List<String> words = query.searchWords();
    return call.page(
        database.read(tx -> {
          Long vendor = query.existing("vendor", id -> vendors.exists(tx, id));
          Long product = query.existing("product", id -> products.exists(tx, id));
          query.orRefuse();
          return refs.page(
              tx,
              new ProductRefStore.Filter(vendor, product, words, query.ordering()),
              query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> refs.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().require(REQUIRED);
    return Reply.created(
        work.write(tx -> {
          ProductRefStore.Fields fields = fields(tx, body, ProductRefStore.Fields.NEW, 0);
          return refs.find(tx, refs.insert(tx, tx.newUid(), fields, today())).orElseThrow();
        }));
  }

  Reply patch(Call call) {
    return change(call, false);
  }

  Reply put(Call call) {
    return change(call, true);
  }

  private Reply change(Call call, boolean replace) {
    long id = call.id(ENTITY);
    return Reply.ok(
        work.write(tx -> {
          VendorProductRef old = refs.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = replace ? call.body().require(REQUIRED) : call.body();
          refs.update(tx, id, fields(tx, body, ProductRefStore.Fields.of(old), id), today());
          return refs.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      VendorProductRef gone = refs.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      refs.delete(tx, gone.id());
      return id;
    });
    return Reply.noContent();
  }

  private LocalDate today() {
    return time.clock().today();
  }

  /** What is left out keeps the value in {@code old}. */
  private ProductRefStore.Fields fields(
      WriteTx tx, Body body, ProductRefStore.Fields old, long exceptId) {
    body.allowNull("last_unit_cost");
    Integer seen = body.integer("times_seen", 1, Integer.MAX_VALUE);
    ProductRefStore.Fields now =
        new ProductRefStore.Fields(
            or(body.existing("vendor", id -> vendors.exists(tx, id)), old.vendor()),
            or(body.existing("product", id -> products.exists(tx, id)), old.product()),
            or(body.filledText("vendor_item_number", MAX_NUMBER), old.itemNumber()),
            or(body.text("vendor_description", MAX_DESCRIPTION), old.description()),
            body.orKept("last_unit_cost", body.amount("last_unit_cost"), old.lastUnitCost()),
            seen == null ? old.timesSeen() : seen);
    body.orRefuse();
    if (refs.isTaken(tx, now.vendor(), now.itemNumber(), exceptId)) {
      body.refuseTakenTogether("vendor", "vendor_item_number");
    }
    body.orRefuse();
    return now;
  }
}
