package truetill.server.inventory;

import static truetill.server.http.Body.or;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import truetill.core.manifest.ColumnMapping;
import truetill.core.outcome.Outcome;
import truetill.core.wire.inventory.CsvTemplate;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Remembered mappings of vendors' layouts; one default a layout (promise 13). */
final class TemplateHandlers {
  private static final String ENTITY = "CSVTemplate";
  private static final String[] REQUIRED = {"vendor", "name"};
  private static final int MAX_NAME = 200;
  private static final int MAX_SIGNATURE = 255;

  private final Database database;
  private final UnitOfWork work;
  private final TemplateStore templates = new TemplateStore();
  private final VendorStore vendors = new VendorStore();

  TemplateHandlers(Database database, UnitOfWork work) {
    this.database = database;
    this.work = work;
  }

  Reply list(Call call) {
    Query query = call.query();
    String signature = query.text("header_signature");
    Boolean standard = query.flag("is_default");
    return call.page(
        database.read(tx -> {
          Long vendor = query.existing("vendor", id -> vendors.exists(tx, id));
          query.orRefuse();
          return templates.page(
              tx, new TemplateStore.Filter(vendor, signature, standard), query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> templates.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().require(REQUIRED);
    return Reply.created(
        work.write(tx -> {
          TemplateStore.Fields fields = fields(tx, body, TemplateStore.Fields.NEW);
          return saved(tx, templates.insert(tx, tx.newUid(), fields), fields);
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
          CsvTemplate old = templates.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = replace ? call.body().require(REQUIRED) : call.body();
          TemplateStore.Fields fields = fields(tx, body, TemplateStore.Fields.of(old));
          templates.update(tx, id, fields);
          return saved(tx, id, fields);
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      CsvTemplate gone = templates.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      templates.delete(tx, gone.id());
      return id;
    });
    return Reply.noContent();
  }

  private CsvTemplate saved(WriteTx tx, long id, TemplateStore.Fields fields) {
    if (fields.standard()) {
      templates.clearOtherDefaults(tx, id, fields.vendor(), fields.signature());
    }
    return templates.find(tx, id).orElseThrow();
  }

  /** What is left out keeps the value in {@code old}. */
  private TemplateStore.Fields fields(WriteTx tx, Body body, TemplateStore.Fields old) {
    TemplateStore.Fields now =
        new TemplateStore.Fields(
            or(body.existing("vendor", id -> vendors.exists(tx, id)), old.vendor()),
            or(body.filledText("name", MAX_NAME), old.name()),
            or(body.text("header_signature", MAX_SIGNATURE), old.signature()),
            mappings(body, old.mappingsJson()),
            or(body.bool("is_default"), old.standard()));
    body.orRefuse();
    return now;
  }

  private static String mappings(Body body, String old) {
    JsonNode sent = body.json("column_mappings");
    if (sent == null) {
      return old;
    }
    return switch (MappingJson.read(sent, true)) {
      case Outcome.Done<List<ColumnMapping>>(List<ColumnMapping> read) -> MappingJson.text(read);
      case Outcome.Refused<List<ColumnMapping>>(String code, String detail) -> {
        body.refuse("column_mappings", detail);
        yield old;
      }
    };
  }
}
