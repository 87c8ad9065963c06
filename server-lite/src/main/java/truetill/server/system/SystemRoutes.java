package truetill.server.system;

import static truetill.core.people.Access.ADMIN;
import static truetill.core.people.Access.MANAGER;
import static truetill.core.people.Access.STAFF;

import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Routes;

/** The operations below {@code /core/}. */
public final class SystemRoutes implements Routes.Area {
  private final LocationHandlers locations;
  private final SettingHandlers settings;

  public SystemRoutes(Database database, UnitOfWork work, StoreTime time) {
    this.locations = new LocationHandlers(database, work, time, new LocationStore());
    this.settings = new SettingHandlers(database, work, new SettingStore());
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/core/locations",
        at -> {
          at.get("/", STAFF, locations::list);
          at.post("/", ADMIN, locations::create);
          at.get("/{id}/", STAFF, locations::get);
          at.patch("/{id}/", ADMIN, locations::patch);
        });
    routes.at(
        "/core/settings",
        at -> {
          at.get("/", MANAGER, settings::list);
          at.post("/", MANAGER, settings::create);
          at.get("/{key}/", MANAGER, settings::get);
          at.patch("/{key}/", MANAGER, settings::patch);
          at.put("/{key}/", MANAGER, settings::put);
          at.delete("/{key}/", MANAGER, settings::delete);
        });
  }
}
