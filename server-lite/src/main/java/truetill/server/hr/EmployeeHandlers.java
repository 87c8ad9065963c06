package truetill.server.hr;

import java.util.Arrays;
import java.util.List;
import truetill.core.people.Role;
import truetill.server.accounts.StaffDirectoryStore;
import truetill.server.db.Database;
import truetill.server.http.Call;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** The staff directory: names for pickers (rules-store section 11). */
final class EmployeeHandlers {
  private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::wire).toList();

  private final Database database;
  private final StaffDirectoryStore directory = new StaffDirectoryStore();

  EmployeeHandlers(Database database) {
    this.database = database;
  }

  Reply list(Call call) {
    Query query = call.query();
    String role = query.choice("role", ROLES);
    query.orRefuse();
    return call.page(
        database.read(tx -> directory.page(tx, query.searchWords(), role, query.paging())));
  }
}
