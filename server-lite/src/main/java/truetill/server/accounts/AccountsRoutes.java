package truetill.server.accounts;

import static truetill.core.people.Access.ADMIN;
import static truetill.core.people.Access.MANAGER;

import truetill.server.auth.Passwords;
import truetill.server.auth.RefreshTokens;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Routes;

/** The operations below {@code /accounts/}. */
public final class AccountsRoutes implements Routes.Area {
  private final UserHandlers users;
  private final ProfileHandlers profiles;
  private final CustomerHandlers customers;

  /**
   * The area on one store.
   *
   * @param trade what a consignee profile says about the trade
   */
  public AccountsRoutes(
      Database database,
      UnitOfWork work,
      StoreTime time,
      UserWriter writer,
      Passwords passwords,
      RefreshTokens refreshTokens,
      ConsigneeTrade trade) {
    UserAccess access = new UserAccess(writer, refreshTokens);
    this.users = new UserHandlers(database, work, time, writer, passwords, trade, access);
    this.profiles = new ProfileHandlers(work, time, trade, access);
    this.customers = new CustomerHandlers(database, work, writer, access);
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/accounts/users",
        at -> {
          at.get("/", ADMIN, users::list);
          at.post("/", ADMIN, users::create);
          at.get("/{id}/", ADMIN, users::get);
          at.patch("/{id}/", ADMIN, users::patch);
          at.patch("/{id}/employee_profile/", ADMIN, profiles::employee);
          at.patch("/{id}/consignee_profile/", ADMIN, profiles::consignee);
          at.post("/{id}/reset-password/", ADMIN, users::resetPassword);
        });
    routes.at(
        "/accounts/customers",
        at -> {
          at.get("/", MANAGER, customers::list);
          at.post("/", MANAGER, customers::create);
          at.get("/lookup/{customer_number}/", MANAGER, customers::lookup);
          at.get("/{id}/", MANAGER, customers::get);
          at.patch("/{id}/", MANAGER, customers::patch);
          at.delete("/{id}/", MANAGER, customers::delete);
        });
  }
}
