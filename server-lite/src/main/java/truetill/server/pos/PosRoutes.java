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
  }
}
