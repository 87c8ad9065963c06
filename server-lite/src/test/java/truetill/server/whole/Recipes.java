package truetill.server.whole;

import java.util.LinkedHashMap;
import java.util.Map;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;

/** How the operations of one area are called; each area says so in a class of its own. */
abstract class Recipes {
  /** Makes the rows and the call for whoever is going to call. */
  @FunctionalInterface
  interface Recipe {
    ValidCall prepare(Person caller);
  }

  final ServerFixture store;
  final Rows rows;
  private final Map<String, Recipe> recipes = new LinkedHashMap<>();

  Recipes(ServerFixture store, Rows rows) {
    this.store = store;
    this.rows = rows;
  }

  Map<String, Recipe> all() {
    return recipes;
  }

  final void to(String operation, Recipe recipe) {
    if (recipes.put(operation, recipe) != null) {
      throw new IllegalArgumentException("two recipes for " + operation);
    }
  }

  /** An operation whose path has no parameter, without a body. */
  final void plain(String... operations) {
    for (String operation : operations) {
      String path = operation.substring(operation.indexOf(' ') + 1);
      to(operation, caller -> ValidCall.of(path));
    }
  }
}
