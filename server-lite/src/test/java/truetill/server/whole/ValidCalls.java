package truetill.server.whole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;

/**
 * For each operation a call that somebody with the right role is answered with 2xx: the rows its
 * path and body name are made first. The tests of roles, of bad bodies and of audit events go
 * through it.
 */
final class ValidCalls {
  private final Map<String, Recipes.Recipe> recipes = new LinkedHashMap<>();
  private final Rows rows;

  ValidCalls(ServerFixture store) {
    this.rows = new Rows(store);
    List.of(
            new AccountCalls(store, rows),
            new SystemCalls(store, rows),
            new HrCalls(store, rows),
            new PosCalls(store, rows),
            new ConsignmentCalls(store, rows),
            new InventoryCalls(store, rows),
            new AiCalls(store, rows))
        .forEach(area -> recipes.putAll(area.all()));
  }

  /** What the calls are made of; rows made elsewhere would take the same names. */
  Rows rows() {
    return rows;
  }

  /** Every operation that has a recipe, such as {@code POST /pos/carts/}. */
  Set<String> operations() {
    return recipes.keySet();
  }

  ValidCall prepare(String operation, Person caller) {
    Recipes.Recipe recipe = recipes.get(operation);
    if (recipe == null) {
      throw new IllegalArgumentException("no valid call of " + operation + " is known");
    }
    return recipe.prepare(caller);
  }
}
