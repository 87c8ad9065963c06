package truetill.server.inventory;

import static truetill.server.http.Body.or;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import truetill.core.inventory.Slug;
import truetill.core.wire.inventory.Category;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** The tree of categories; none is its own ancestor (promise 70). */
final class CategoryHandlers {
  private static final String ENTITY = "Category";
  private static final int MAX_NAME = 200;
  private static final int MAX_SPEC = 100_000;

  private final Database database;
  private final UnitOfWork work;
  private final CategoryStore categories = new CategoryStore();

  CategoryHandlers(Database database, UnitOfWork work) {
    this.database = database;
    this.work = work;
  }

  Reply list(Call call) {
    Query query = call.query();
    List<String> words = query.searchWords();
    return call.page(
        database.read(tx -> {
          Long parent = query.existing("parent", id -> categories.exists(tx, id));
          query.orRefuse();
          return categories.page(tx, parent, words, query.ordering(), query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> categories.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().require("name");
    return Reply.created(
        work.write(tx -> {
          categories.holdTree(tx);
          CategoryStore.Fields fields = fields(tx, body, CategoryStore.Fields.NEW, 0);
          String slug = Slug.of(fields.name(), word -> categories.isSlugTaken(tx, word));
          return categories
              .find(tx, categories.insert(tx, tx.newUid(), slug, fields))
              .orElseThrow();
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
          categories.holdTree(tx);
          Category old = categories.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = replace ? call.body().require("name") : call.body();
          categories.update(tx, id, fields(tx, body, CategoryStore.Fields.of(old), id));
          return categories.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      categories.holdTree(tx);
      Category gone = categories.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
      categories.delete(tx, gone.id());
      return id;
    });
    return Reply.noContent();
  }

  /** What is left out keeps the value in {@code old}. */
  private CategoryStore.Fields fields(
      WriteTx tx, Body body, CategoryStore.Fields old, long exceptId) {
    body.allowNull("parent");
    Long parent = body.existing("parent", id -> categories.exists(tx, id));
    CategoryStore.Fields now =
        new CategoryStore.Fields(
            or(body.filledText("name", MAX_NAME), old.name()),
            body.orKept("parent", parent, old.parent()),
            specTemplate(body, old.specTemplateJson()));
    if (!now.name().equals(old.name()) && categories.isNameTaken(tx, now.name(), exceptId)) {
      body.refuseTaken("name", "category");
    }
    if (parent != null && exceptId != 0 && categories.isAtOrAbove(tx, exceptId, parent)) {
      body.refuse("parent", "A category cannot lie below itself. Choose another parent.");
    }
    body.orRefuse();
    return now;
  }

  private static String specTemplate(Body body, String old) {
    JsonNode sent = body.json("spec_template");
    if (sent == null) {
      return old;
    }
    if (!sent.isArray()) {
      body.refuse("spec_template", "Expected a list of items.");
    } else if (sent.toString().length() > MAX_SPEC) {
      body.refuse(
          "spec_template", "Ensure this field has no more than " + MAX_SPEC + " characters.");
    }
    return sent.toString();
  }
}
