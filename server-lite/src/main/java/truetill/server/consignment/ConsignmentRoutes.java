package truetill.server.consignment;

import static truetill.core.people.Access.CONSIGNEE;
import static truetill.core.people.Access.MANAGER;
import static truetill.core.people.Access.STAFF;

import truetill.server.accounts.UserWriter;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Routes;

/** The operations below {@code /consignment/}. */
public final class ConsignmentRoutes implements Routes.Area {
  private final AccountHandlers accounts;
  private final AgreementHandlers agreements;
  private final ConsignmentItemHandlers items;
  private final PayoutHandlers payouts;
  private final PortalHandlers portal;

  public ConsignmentRoutes(Database database, UnitOfWork work, StoreTime time, UserWriter users) {
    this.accounts = new AccountHandlers(database, work, users);
    this.agreements = new AgreementHandlers(database, work, time);
    this.items = new ConsignmentItemHandlers(database, work, time);
    this.payouts = new PayoutHandlers(database, work, time);
    this.portal = new PortalHandlers(database);
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/consignment/accounts",
        at -> {
          at.get("/", MANAGER, accounts::list);
          at.post("/", MANAGER, accounts::create);
          at.get("/{id}/", MANAGER, accounts::get);
          at.patch("/{id}/", MANAGER, accounts::patch);
          at.delete("/{id}/", MANAGER, accounts::close);
        });
    routes.at(
        "/consignment/agreements",
        at -> {
          at.get("/", MANAGER, agreements::list);
          at.post("/", MANAGER, agreements::create);
          at.get("/{id}/", MANAGER, agreements::get);
          at.patch("/{id}/", MANAGER, agreements::patch);
          at.put("/{id}/", MANAGER, agreements::put);
          at.delete("/{id}/", MANAGER, agreements::delete);
        });
    routes.at(
        "/consignment/items",
        at -> {
          at.get("/", STAFF, items::list);
          at.post("/", STAFF, items::create);
          at.get("/{id}/", STAFF, items::get);
          at.patch("/{id}/", STAFF, items::patch);
          at.put("/{id}/", STAFF, items::put);
          at.delete("/{id}/", STAFF, items::delete);
        });
    routes.at(
        "/consignment/payouts",
        at -> {
          at.get("/", MANAGER, payouts::list);
          at.post("/", MANAGER, payouts::generate);
          at.post("/generate/", MANAGER, payouts::generate);
          at.get("/{id}/", MANAGER, payouts::get);
          at.patch("/{id}/", MANAGER, payouts::change);
          at.put("/{id}/", MANAGER, payouts::change);
          at.delete("/{id}/", MANAGER, payouts::delete);
          at.patch("/{id}/pay/", MANAGER, payouts::pay);
        });
    routes.at(
        "/consignment/my",
        at -> {
          at.get("/items/", CONSIGNEE, portal::items);
          at.get("/payouts/", CONSIGNEE, portal::payouts);
          at.get("/summary/", CONSIGNEE, portal::summary);
        });
  }
}
