package truetill.server.system;

import static truetill.core.people.Access.ADMIN;
import static truetill.core.people.Access.AUTHENTICATED;
import static truetill.core.people.Access.MANAGER;
import static truetill.core.people.Access.STAFF;

import truetill.core.clock.Ids;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.files.Blobs;
import truetill.server.http.Routes;

/** The operations below {@code /core/}. */
public final class SystemRoutes implements Routes.Area {
  private static final long MAX_CONTENT_BYTES = 200L * 1024 * 1024;

  private final LocationHandlers locations;
  private final SettingHandlers settings;
  private final FileHandlers files;
  private final VersionHandlers versions;

  public SystemRoutes(Database database, UnitOfWork work, StoreTime time, Blobs blobs, Ids ids) {
    this.locations = new LocationHandlers(database, work, time, new LocationStore());
    this.settings = new SettingHandlers(database, work, new SettingStore());
    this.files = new FileHandlers(database, work, blobs, ids);
    this.versions = new VersionHandlers(database);
  }

  /** Removes what a crash left of files; once, before the first call. */
  public void removeOrphanedContents() {
    files.removeOrphans();
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
    routes.at(
        "/core/files",
        at -> {
          at.get("/", MANAGER, files::list);
          at.post("/", MANAGER, files::create);
          at.get("/{id}/", MANAGER, files::get);
          at.patch("/{id}/", MANAGER, files::patch);
          at.put("/{id}/", MANAGER, files::put);
          at.delete("/{id}/", MANAGER, files::delete);
          at.get("/{id}/content/", MANAGER, files::content);
          at.upload("/{id}/content/", MANAGER, MAX_CONTENT_BYTES, files::upload);
        });
    routes.at(
        "/core/system",
        at -> {
          at.get("/version/", AUTHENTICATED, versions::version);
          at.get("/print-server-version/", AUTHENTICATED, versions::current);
          at.get("/print-server-releases/", AUTHENTICATED, versions::releases);
        });
  }
}
