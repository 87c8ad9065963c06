package truetill.server.hr;

import static truetill.core.people.Access.EMPLOYEE;

import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Routes;

/** The operations below {@code /hr/}. */
public final class HrRoutes implements Routes.Area {
  private final TimeEntryHandlers timeEntries;

  public HrRoutes(Database database, UnitOfWork work, StoreTime time) {
    this.timeEntries = new TimeEntryHandlers(database, work, time);
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/hr/time-entries",
        at -> {
          at.get("/", EMPLOYEE, timeEntries::list);
          at.post("/", EMPLOYEE, timeEntries::clockIn);
          at.get("/current/", EMPLOYEE, timeEntries::current);
          at.get("/{id}/", EMPLOYEE, timeEntries::get);
          at.post("/{id}/clock_out/", EMPLOYEE, timeEntries::clockOut);
        });
  }
}
