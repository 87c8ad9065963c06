package truetill.server.inventory;

import static truetill.core.people.Access.PUBLIC;
import static truetill.core.people.Access.STAFF;

import java.time.Duration;
import java.time.InstantSource;
import truetill.server.auth.Throttle;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Routes;

/** The operations below {@code /inventory/}. */
public final class InventoryRoutes implements Routes.Area {
  private static final int LOOKUPS_A_MINUTE = 60;

  private final ItemHandlers items;

  public InventoryRoutes(Database database, UnitOfWork work, InstantSource time) {
    this.items =
        new ItemHandlers(
            database, work, new Throttle(time, LOOKUPS_A_MINUTE, Duration.ofMinutes(1)));
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/inventory/items",
        at -> {
          at.get("/", STAFF, items::list);
          at.post("/", STAFF, items::create);
          at.get("/{id}/", STAFF, items::get);
          at.put("/{id}/", STAFF, items::put);
          at.patch("/{id}/", STAFF, items::patch);
          at.delete("/{id}/", STAFF, items::delete);
          at.get("/lookup/{sku}/", PUBLIC, items::lookup);
        });
  }
}
