package truetill.server.inventory;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.core.inventory.ItemStatus;
import truetill.core.wire.inventory.Item;
import truetill.core.wire.inventory.ItemPublic;
import truetill.server.auth.Throttle;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;
import truetill.server.inventory.search.ItemSearch;

/** Items: list, one, create, change, delete, and the public price look-up. */
final class ItemHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(ItemHandlers.class);
  private static final String ENTITY = "Item";

  private final Database database;
  private final UnitOfWork work;
  private final Throttle lookups;
  private final ItemStore items = new ItemStore();
  private final ItemViewStore views = new ItemViewStore();
  private final ItemListing listing;
  private final ItemHistoryStore history = new ItemHistoryStore();
  private final ItemLinkReader links = new ItemLinkReader();
  private final ItemScanStore scans = new ItemScanStore();
  private final ItemChanges changes = new ItemChanges(history);

  /**
   * Handlers on one store.
   *
   * @param search what is held in memory of all items
   * @param lookups limits the public look-up per network address
   */
  ItemHandlers(Database database, UnitOfWork work, ItemSearch search, Throttle lookups) {
    this.database = database;
    this.work = work;
    this.listing = new ItemListing(search, views);
    this.lookups = lookups;
  }

  Reply list(Call call) {
    Query query = call.query();
    String status = query.choice("status", ItemBody.STATUSES);
    String source = query.choice("source", ItemBody.SOURCES);
    String tier = query.choice("processing_tier", ItemBody.TIERS);
    String condition = query.choice("condition", ItemBody.CONDITIONS);
    List<String> words = query.searchWords();
    return call.page(
        database.read(tx -> {
          Long order = query.existing("purchase_order", id -> links.isOrder(tx, id));
          Long group = query.existing("batch_group", id -> links.isBatchGroup(tx, id));
          query.orRefuse();
          return listing.page(
              tx,
              new ItemViewStore.Filter(
                  status,
                  source,
                  query.text("category"),
                  tier,
                  condition,
                  order,
                  group,
                  words,
                  null,
                  query.ordering()),
              query.paging());
        }));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> views.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    long actor = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          Body body = call.body().require("title");
          ItemFields fields = ItemBody.read(body, ItemBody.NEW, links.read(tx, body));
          body.orRefuse();
          UUID uid = tx.newUid();
          long id = items.insert(tx, uid, items.nextSku(tx), fields);
          history.add(tx, id, "created", "", "source=" + fields.source(), "", actor);
          return views.find(tx, id).orElseThrow();
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
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          Item found = views.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = replace ? call.body().require("title") : call.body();
          ItemLinks sent = links.read(tx, body);
          StoredItem item = items.lock(tx, found.id()).orElseThrow(Problem.notFound(ENTITY));
          ItemFields old = views.fields(tx, id);
          ItemFields now = ItemBody.read(body, old, ItemLinkReader.merged(body, sent, old.links()));
          if (!now.source().equals(old.source()) && items.isConsigned(tx, id)) {
            body.refuse("source", "The item belongs to a consignee; its source stays consignment.");
          }
          body.orRefuse();
          if (!now.equals(old)) {
            items.update(tx, item, now);
            changes.record(tx, id, old, now, "Edited", actor);
          }
          return views.find(tx, id).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    work.write(tx -> {
      StoredItem item = items.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      if (item.status() == ItemStatus.SOLD) {
        throw Problem.badRequest("A sold item cannot be deleted.");
      }
      if (item.source().equals("consignment")) {
        throw Problem.badRequest("A consignment item cannot be deleted; return it instead.");
      }
      if (items.isInOpenCart(tx, id)) {
        throw Problem.badRequest("The item is in an open sale; remove it there first.");
      }
      items.delete(tx, item);
      return id;
    });
    return Reply.noContent();
  }

  /** Anybody may ask a price; sixty times a minute from one address. */
  Reply lookup(Call call) {
    String address = call.remoteAddress();
    lookups.take(address);
    StoredItem item =
        database
            .read(tx -> items.bySku(tx, call.path("sku")))
            .orElseThrow(Problem.notFound(ENTITY));
    recordScan(item, address);
    return Reply.ok(
        new ItemPublic(
            item.sku(),
            item.title(),
            item.brand(),
            item.category(),
            item.price(),
            item.status().wire()));
  }

  /** The contract wants the price told even when the scan cannot be written down. */
  private void recordScan(StoredItem item, String address) {
    try {
      work.write(tx -> {
        scans.add(tx, item.id(), address, ItemScanStore.PUBLIC_LOOKUP);
        return item.id();
      });
    } catch (RuntimeException failed) {
      LOG.warn("the scan of {} could not be recorded", item.sku(), failed);
    }
  }
}
