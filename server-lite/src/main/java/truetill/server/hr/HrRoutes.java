package truetill.server.hr;

import static truetill.core.people.Access.EMPLOYEE;
import static truetill.core.people.Access.MANAGER;
import static truetill.core.people.Access.STAFF;

import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Routes;

/** The operations below {@code /hr/}. */
public final class HrRoutes implements Routes.Area {
  private final TimeEntryHandlers timeEntries;
  private final ApprovalHandlers approvals;
  private final DepartmentHandlers departments;
  private final LeaveBalanceHandlers balances;
  private final LeaveRequestHandlers leaveRequests;
  private final ModificationHandlers modifications;
  private final EmployeeHandlers employees;

  public HrRoutes(Database database, UnitOfWork work, StoreTime time) {
    TimeEntryStore entries = new TimeEntryStore();
    LeaveBalanceStore balanceStore = new LeaveBalanceStore();
    EntryBook book = new EntryBook(time, entries, new LeaveBooks(balanceStore));
    this.timeEntries = new TimeEntryHandlers(database, work, time, entries, book);
    this.approvals = new ApprovalHandlers(work, entries, book);
    this.departments = new DepartmentHandlers(database, work);
    this.balances = new LeaveBalanceHandlers(database, work, balanceStore);
    this.leaveRequests = new LeaveRequestHandlers(database, work, balanceStore);
    this.modifications = new ModificationHandlers(database, work, entries, book);
    this.employees = new EmployeeHandlers(database);
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/hr/time-entries",
        at -> {
          at.get("/", EMPLOYEE, timeEntries::list);
          at.post("/", EMPLOYEE, timeEntries::clockIn);
          at.get("/current/", EMPLOYEE, timeEntries::current);
          at.get("/summary/", EMPLOYEE, timeEntries::summary);
          at.post("/bulk_approve/", MANAGER, approvals::bulkApprove);
          at.get("/{id}/", EMPLOYEE, timeEntries::get);
          at.patch("/{id}/", MANAGER, timeEntries::patch);
          at.delete("/{id}/", MANAGER, timeEntries::delete);
          at.post("/{id}/clock_out/", EMPLOYEE, timeEntries::clockOut);
          at.post("/{id}/approve/", MANAGER, approvals::approve);
        });
    routes.at(
        "/hr/departments",
        at -> {
          at.get("/", STAFF, departments::list);
          at.post("/", MANAGER, departments::create);
          at.get("/{id}/", STAFF, departments::get);
          at.patch("/{id}/", MANAGER, departments::patch);
          at.put("/{id}/", MANAGER, departments::put);
          at.delete("/{id}/", MANAGER, departments::delete);
        });
    routes.at(
        "/hr/sick-leave/balances",
        at -> {
          at.get("/", EMPLOYEE, balances::list);
          at.post("/", MANAGER, balances::create);
          at.get("/{id}/", EMPLOYEE, balances::get);
          at.patch("/{id}/", MANAGER, balances::patch);
        });
    routes.at(
        "/hr/sick-leave/requests",
        at -> {
          at.get("/", EMPLOYEE, leaveRequests::list);
          at.post("/", EMPLOYEE, leaveRequests::create);
          at.get("/{id}/", EMPLOYEE, leaveRequests::get);
          at.patch("/{id}/", EMPLOYEE, leaveRequests::patch);
          at.put("/{id}/", EMPLOYEE, leaveRequests::put);
          at.delete("/{id}/", EMPLOYEE, leaveRequests::delete);
          at.post("/{id}/approve/", MANAGER, leaveRequests::approve);
          at.post("/{id}/deny/", MANAGER, leaveRequests::deny);
        });
    routes.at(
        "/hr/modification-requests",
        at -> {
          at.get("/", EMPLOYEE, modifications::list);
          at.post("/", EMPLOYEE, modifications::create);
          at.get("/{id}/", EMPLOYEE, modifications::get);
          at.post("/{id}/approve/", MANAGER, modifications::approve);
          at.post("/{id}/deny/", MANAGER, modifications::deny);
        });
    routes.at("/hr/employees", at -> at.get("/", EMPLOYEE, employees::list));
  }
}
