package truetill.server.inventory;

import static truetill.server.http.Body.or;

import java.util.List;
import truetill.core.inventory.ProductNumber;
import truetill.core.wire.inventory.Product;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** The catalogue. A product in use is switched off, not deleted (promise 70). */
final class ProductHandlers {
  private static final String ENTITY = "Product";
  private static final int MAX_TITLE = 300;
  private static final int MAX_WORD = 200;
  private static final int MAX_UPC = 100;
  private static final int MAX_DESCRIPTION = 10_000;

  private final Database database;
  private final UnitOfWork work;
  private final ProductStore products = new ProductStore();
  private final CategoryStore categories = new CategoryStore();
  private final ItemStore items = new ItemStore();

  ProductHandlers(Database database, UnitOfWork work) {
    this.database = database;
    this.work = work;
  }

  Reply list(Call call) {
    Query query = call.query();
    Boolean active = query.flag("is_active");
    List<String> words = query.searchWords();
    return call.page(
        database.read(tx -> {
          Long category = query.existing("category_ref", id -> categories.exists(tx, id));
          query.orRefuse();
          return products.page(
              tx,
              new ProductStore.Filter(active, category, words, query.ordering()),
              query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> products.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().require("title");
    return Reply.created(
        work.write(tx -> {
          ProductStore.Fields fields = fields(tx, body, ProductStore.Fields.NEW, 0);
          if (fields.number().isEmpty()) {
            fields = fields.numbered(products.nextNumber(tx));
          }
          return products.find(tx, products.insert(tx, tx.newUid(), fields)).orElseThrow();
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
          Product old = products.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = replace ? call.body().require("title") : call.body();
          ProductStore.Fields now = fields(tx, body, ProductStore.Fields.of(old), id);
          products.update(tx, id, now);
          if (!now.number().equals(old.productNumber())) {
            items.feedOfProduct(tx, id);
          }
          return products.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      Product gone = products.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      if (products.isUsed(tx, gone.id())) {
        throw Problem.refused(
            "product_in_use",
            "Items, manifest rows or batch groups point to this product. Switch it off instead.");
      }
      products.delete(tx, id);
      return id;
    });
    return Reply.noContent();
  }

  /** What is left out keeps the value in {@code old}; so does a blank or null number. */
  private ProductStore.Fields fields(
      WriteTx tx, Body body, ProductStore.Fields old, long exceptId) {
    body.allowNull("product_number", "category_ref", "default_price");
    String number = or(body.text("product_number", ProductNumber.MAX_LENGTH), "");
    Long category = body.existing("category_ref", id -> categories.exists(tx, id));
    ProductStore.Fields now =
        new ProductStore.Fields(
            number.isEmpty() ? old.number() : number,
            or(body.filledText("title", MAX_TITLE), old.title()),
            or(body.text("brand", MAX_WORD), old.brand()),
            or(body.text("model", MAX_WORD), old.model()),
            or(body.text("category", MAX_WORD), old.category()),
            body.orKept("category_ref", category, old.categoryRef()),
            or(body.text("description", MAX_DESCRIPTION), old.description()),
            ItemBody.specifications(body, old.specificationsJson()),
            body.orKept("default_price", body.amount("default_price"), old.defaultPrice()),
            or(body.text("upc", MAX_UPC), old.upc()),
            or(body.bool("is_active"), old.active()));
    body.orRefuse();
    if (!now.number().equals(old.number()) && !products.takeNumber(tx, now.number(), exceptId)) {
      body.refuseTaken("product_number", "product");
    }
    body.orRefuse();
    return now;
  }
}
