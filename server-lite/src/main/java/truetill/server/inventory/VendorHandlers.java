package truetill.server.inventory;

import static truetill.server.http.Body.or;

import java.util.List;
import truetill.core.wire.inventory.Vendor;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Vendors. Deleting one only switches it off: its orders keep it. */
final class VendorHandlers {
  private static final String ENTITY = "Vendor";
  private static final List<String> TYPES = List.of("liquidation", "retail", "direct", "other");
  private static final String[] REQUIRED = {"name", "code"};
  private static final int MAX_NAME = 200;
  private static final int MAX_CODE = 20;
  private static final int MAX_PHONE = 30;
  private static final int MAX_TEXT = 10_000;

  private final Database database;
  private final UnitOfWork work;
  private final VendorStore vendors = new VendorStore();

  VendorHandlers(Database database, UnitOfWork work) {
    this.database = database;
    this.work = work;
  }

  Reply list(Call call) {
    Query query = call.query();
    String type = query.choice("vendor_type", TYPES);
    Boolean active = query.flag("is_active");
    List<String> words = query.searchWords();
    query.orRefuse();
    VendorStore.Filter filter = new VendorStore.Filter(type, active, words, query.ordering());
    return call.page(database.read(tx -> vendors.page(tx, filter, query.paging())));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> vendors.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().require(REQUIRED);
    return Reply.created(
        work.write(tx -> {
          VendorStore.Fields fields = fields(tx, body, VendorStore.Fields.NEW, 0);
          return vendors.find(tx, vendors.insert(tx, tx.newUid(), fields)).orElseThrow();
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
          Vendor old = vendors.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = replace ? call.body().require(REQUIRED) : call.body();
          vendors.update(tx, id, fields(tx, body, VendorStore.Fields.of(old), id));
          return vendors.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      Vendor old = vendors.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      VendorStore.Fields fields = VendorStore.Fields.of(old);
      vendors.update(
          tx,
          id,
          new VendorStore.Fields(
              fields.name(),
              fields.code(),
              fields.type(),
              fields.contactName(),
              fields.contactEmail(),
              fields.contactPhone(),
              fields.address(),
              fields.notes(),
              false));
      return id;
    });
    return Reply.noContent();
  }

  /** What is left out keeps the value in {@code old}. */
  private VendorStore.Fields fields(WriteTx tx, Body body, VendorStore.Fields old, long exceptId) {
    VendorStore.Fields now =
        new VendorStore.Fields(
            or(body.filledText("name", MAX_NAME), old.name()),
            or(body.filledText("code", MAX_CODE), old.code()),
            or(body.choice("vendor_type", TYPES), old.type()),
            or(body.text("contact_name", MAX_NAME), old.contactName()),
            or(body.emailOrBlank("contact_email"), old.contactEmail()),
            or(body.text("contact_phone", MAX_PHONE), old.contactPhone()),
            or(body.text("address", MAX_TEXT), old.address()),
            or(body.text("notes", MAX_TEXT), old.notes()),
            or(body.bool("is_active"), old.active()));
    body.orRefuse();
    if (!now.code().equals(old.code()) && vendors.isCodeTaken(tx, now.code(), exceptId)) {
      body.refuseTaken("code", "vendor");
    }
    body.orRefuse();
    return now;
  }
}
