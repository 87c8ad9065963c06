package truetill.server.reports;

import static truetill.core.people.Access.STAFF;

import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.http.Routes;

/** The operations below {@code /pos/dashboard/}. */
public final class DashboardRoutes implements Routes.Area {
  private final DashboardHandlers dashboard;

  public DashboardRoutes(Database database, StoreTime time) {
    this.dashboard = new DashboardHandlers(database, time);
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/pos/dashboard",
        at -> {
          at.get("/metrics/", STAFF, dashboard::metrics);
          at.get("/alerts/", STAFF, dashboard::alerts);
        });
  }
}
