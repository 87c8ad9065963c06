package truetill.server.inventory;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.OrderAction;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;
import truetill.server.http.Upload;
import truetill.server.inventory.manifest.ManifestLimits;

/**
 * Takes a vendor's file for an order (rules-inventory section 7): parse, store, then one
 * transaction names it and links it, then the file before goes. A file that is refused leaves
 * everything as it was; the same bytes again change nothing.
 */
final class ManifestUpload {
  private static final int MIB = 1024 * 1024;

  private final Database database;
  private final UnitOfWork work;
  private final ManifestFiles manifests;
  private final OrderRemoval removal;
  private final OrderDetail detail;
  private final OrderGate gate = new OrderGate();
  private final OrderStore orders = new OrderStore();
  private final ManifestRowStore rows = new ManifestRowStore();
  private final MappingTemplateStore templates = new MappingTemplateStore();

  ManifestUpload(
      Database database, UnitOfWork work, ManifestFiles manifests, OrderRemoval removal) {
    this.database = database;
    this.work = work;
    this.manifests = manifests;
    this.removal = removal;
    this.detail = new OrderDetail(database);
  }

  Reply upload(Call call) {
    long id = call.id(OrderGate.ENTITY);
    StoredOrder order =
        database.read(tx -> {
          StoredOrder found = orders.find(tx, id).orElseThrow(Problem.notFound(OrderGate.ENTITY));
          Problem.orRefuse(
              OrderAction.CHANGE_ROWS.from(found.progress().status(), orders.hasItems(tx, id)));
          refuseRows(tx, id);
          return found;
        });
    Upload upload = file(call);
    Long before = order.manifestFile();
    if (before == null || !database.read(tx -> manifests.isSame(tx, before, upload))) {
      replace(id, upload, call.caller().userId());
    }
    return detail.reply(id);
  }

  /** What is wrong with the form itself is said in one sentence too (rules-inventory section 7). */
  private static Upload file(Call call) {
    try {
      return call.upload("file");
    } catch (Problem refused) {
      Reply reply = refused.reply();
      throw switch (reply.status()) {
        case 400 -> Problem.refused("no_file", "Send the vendor's file in the form field file.");
        case 413 ->
            new Problem(
                new Reply(
                    400,
                    Map.of(
                        "detail",
                        "The file has more than "
                            + ManifestLimits.CONTRACT.fileBytes() / MIB
                            + " MiB. Split it into several.",
                        "code",
                        "manifest_too_large"),
                    reply.headers()));
        default -> refused;
      };
    }
  }

  private void replace(long id, Upload upload, long uploader) {
    ManifestFiles.Stored stored =
        manifests.take(upload, ManifestLimits.CONTRACT, ManifestPreviews.ROWS);
    Optional<OrderRemoval.Contents> left;
    try {
      left =
          work.write(tx -> {
            StoredOrder order = gate.lock(tx, id, OrderAction.CHANGE_ROWS);
            refuseRows(tx, id);
            MappingTemplateStore.@Nullable Template template =
                templates.forLayout(tx, order.vendor(), stored.signature()).orElse(null);
            Optional<OrderRemoval.Contents> old = removal.file(tx, order);
            long file = manifests.name(tx, id, stored, uploader);
            orders.setManifest(tx, id, file, ManifestPreviews.json(stored, template));
            return old;
          });
    } catch (RuntimeException notNamed) {
      manifests.discard(stored);
      throw notNamed;
    }
    left.ifPresent(removal::discard);
  }

  /** Rows of another file must not stay beside this one (promise 12). */
  private void refuseRows(ReadTx tx, long order) {
    if (rows.count(tx, order) > 0) {
      throw Problem.refused(
          "rows_exist",
          "The order has standardized rows. Clear them before you upload another file.");
    }
  }
}
