package truetill.server.app.demo;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import truetill.server.accounts.NewUser;
import truetill.server.accounts.UserWriter;
import truetill.server.app.CannotStart;
import truetill.server.app.DemoData;
import truetill.server.auth.Pins;
import truetill.server.db.AuditEvent;
import truetill.server.db.NumberSequence;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;

/**
 * Fills an empty store with the demo shop, in one transaction: people, 2,000 items, and the month
 * of sales that ends yesterday. A store that already holds the demo shop is left as it is.
 *
 * <p>No row is fed: a register that enrols later takes a snapshot (sync.md section 5).
 */
public final class DemoShop implements DemoData {
  private static final String LOADED = "demo_shop_loaded";

  private final DemoSettingsStore settings = new DemoSettingsStore();
  private final DemoStockStore stock = new DemoStockStore();
  private final NumberSequence numbers = new NumberSequence();

  @Override
  public void load(UnitOfWork work, StoreTime time, Secrets secrets) throws CannotStart {
    boolean isDemo = work.write(tx -> settings.hasAudit(tx, LOADED));
    if (isDemo) {
      return;
    }
    boolean isReal = work.write(settings::hasUsers);
    if (isReal) {
      throw new CannotStart(
          "This data is a real shop's, so --demo is refused. Start without --demo, or give --demo"
              + " an empty folder with --data.");
    }
    DemoContents shop = DemoContents.ofFiles(DemoResources::text);
    List<NewUser> people = shop.people().stream().map(person -> user(person, secrets)).toList();
    work.write(tx -> {
      fill(tx, shop, people, time);
      return shop;
    });
  }

  private void fill(WriteTx tx, DemoContents shop, List<NewUser> people, StoreTime time) {
    DemoDays days = DemoDays.before(time.clock());
    long location = settings.firstLocation(tx);
    nameShop(tx, shop.store(), location);
    Map<String, Long> users = new HashMap<>();
    UserWriter writer = new UserWriter(time);
    long department = settings.firstDepartment(tx);
    for (int at = 0; at < people.size(); at++) {
      DemoPerson person = shop.people().get(at);
      long id = writer.create(tx, people.get(at).inDepartment(department, location));
      settings.employ(tx, id, person, days);
      users.put(person.email(), id);
    }
    long manager = DemoRefs.find(users, DemoPerson.MANAGER.email());
    Map<String, Long> items = stock.insertItems(tx, shop.items(), days, manager);
    stock.insertHistory(tx, stock.arrivals(shop.items(), items, days, manager));
    numbers.skipPast(tx, "item", shop.items().size());
    new DemoSalesLoader(shop, days, users, settings.registers(tx), items).load(tx);
    new DemoConsignmentLoader(shop, days, users, items, writer).load(tx);
    DemoCustomers.load(tx, writer, settings, days);
    new DemoRotaLoader(shop, days, users).load(tx, location);
    tx.audit(new AuditEvent(null, LOADED, "store", null, Map.of(), Map.of()));
  }

  private void nameShop(WriteTx tx, DemoStorefront shop, long location) {
    settings.nameLocation(tx, location, shop.address(), shop.phone());
    settings.set(tx, "store_name", json(shop.name()));
    settings.set(tx, "store_address", json(shop.address()));
    settings.set(tx, "store_phone", json(shop.phone()));
    settings.set(tx, "receipt_header", json(shop.receiptHeader()));
    settings.set(tx, "receipt_footer", json(shop.receiptFooter()));
  }

  private static NewUser user(DemoPerson person, Secrets secrets) {
    Pins.Verifier pin = person.pin().isEmpty() ? null : secrets.pins().of(person.pin());
    return new NewUser(
        person.email(),
        person.firstName(),
        person.lastName(),
        "",
        secrets.passwords().hash(person.password()),
        false,
        pin == null ? null : pin.hash(),
        pin == null ? null : pin.tag(),
        List.of(person.role()),
        person.position(),
        null,
        null);
  }

  private static String json(String text) {
    return TextNode.valueOf(text).toString();
  }
}
