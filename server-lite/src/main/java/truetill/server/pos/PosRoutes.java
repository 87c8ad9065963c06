package truetill.server.pos;

import static truetill.core.people.Access.EMPLOYEE;
import static truetill.core.people.Access.MANAGER;
import static truetill.core.people.Access.STAFF;

import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Routes;

/** The operations below {@code /pos/}, without the dashboard. */
public final class PosRoutes implements Routes.Area {
  private final RegisterHandlers registers;
  private final DrawerHandlers drawers;
  private final CartHandlers carts;
  private final SaleHandlers sales;
  private final ReceiptHandlers receipts;
  private final SupplementalHandlers supplemental;
  private final BankTransactionHandlers bank;
  private final RevenueGoalHandlers goals;

  public PosRoutes(Database database, UnitOfWork work, StoreTime time) {
    RegisterStore registerStore = new RegisterStore();
    DrawerStore drawerStore = new DrawerStore();
    CartStore cartStore = new CartStore();
    CartLock locks = new CartLock(drawerStore, cartStore);
    this.registers = new RegisterHandlers(database, work, registerStore);
    this.drawers = new DrawerHandlers(database, work, time, registerStore, drawerStore, cartStore);
    this.carts = new CartHandlers(database, work, drawerStore, cartStore, locks);
    this.sales = new SaleHandlers(work, time, drawerStore, cartStore, locks);
    this.receipts = new ReceiptHandlers(database, work, time);
    this.supplemental = new SupplementalHandlers(database, work, drawerStore);
    this.bank = new BankTransactionHandlers(database, work);
    this.goals = new RevenueGoalHandlers(database, work);
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/pos/registers",
        at -> {
          at.get("/", STAFF, registers::list);
          at.post("/", STAFF, registers::create);
          at.get("/{id}/", STAFF, registers::get);
          at.patch("/{id}/", STAFF, registers::patch);
          at.put("/{id}/", STAFF, registers::put);
          at.delete("/{id}/", STAFF, registers::delete);
        });
    routes.at(
        "/pos/drawers",
        at -> {
          at.get("/", EMPLOYEE, drawers::list);
          at.post("/", EMPLOYEE, drawers::open);
          at.get("/{id}/", EMPLOYEE, drawers::get);
          at.post("/{id}/handoff/", EMPLOYEE, drawers::handOff);
          at.post("/{id}/drop/", EMPLOYEE, drawers::drop);
          at.post("/{id}/close/", EMPLOYEE, drawers::close);
          at.post("/{id}/reopen/", MANAGER, drawers::reopen);
        });
    routes.at(
        "/pos/carts",
        at -> {
          at.get("/", EMPLOYEE, carts::list);
          at.post("/", EMPLOYEE, carts::create);
          at.get("/{id}/", EMPLOYEE, carts::get);
          at.patch("/{id}/", EMPLOYEE, carts::patch);
          at.delete("/{id}/", EMPLOYEE, carts::delete);
          at.post("/{id}/add-item/", EMPLOYEE, carts::addItem);
          at.delete("/{id}/lines/{line_id}/", EMPLOYEE, carts::removeLine);
          at.post("/{id}/complete/", EMPLOYEE, sales::complete);
          at.post("/{id}/void/", MANAGER, sales::voidSale);
        });
    routes.at(
        "/pos/receipts",
        at -> {
          at.get("/", EMPLOYEE, receipts::list);
          at.get("/{receipt_number}/", EMPLOYEE, receipts::get);
          at.patch("/{receipt_number}/", EMPLOYEE, receipts::patch);
        });
    routes.at(
        "/pos/supplemental",
        at -> {
          at.get("/", MANAGER, supplemental::get);
          at.post("/draw/", MANAGER, supplemental::draw);
          at.post("/return/", MANAGER, supplemental::putBack);
          at.post("/audit/", MANAGER, supplemental::recount);
          at.get("/transactions/", MANAGER, supplemental::transactions);
        });
    routes.at(
        "/pos/bank-transactions",
        at -> {
          at.get("/", MANAGER, bank::list);
          at.post("/", MANAGER, bank::create);
          at.get("/{id}/", MANAGER, bank::get);
          at.patch("/{id}/", MANAGER, bank::patch);
          at.put("/{id}/", MANAGER, bank::put);
          at.delete("/{id}/", MANAGER, bank::delete);
          at.patch("/{id}/complete/", MANAGER, bank::complete);
        });
    routes.at(
        "/pos/revenue-goals",
        at -> {
          at.get("/", MANAGER, goals::list);
          at.post("/", MANAGER, goals::create);
          at.get("/{id}/", MANAGER, goals::get);
          at.patch("/{id}/", MANAGER, goals::patch);
          at.put("/{id}/", MANAGER, goals::put);
          at.delete("/{id}/", MANAGER, goals::delete);
        });
  }
}
