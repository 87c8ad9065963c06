package truetill.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.contract.Contract;
import truetill.server.http.Route;

/** The route table and the contract say the same, in both directions. */
class RouteTableTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Map<String, String> contract = new HashMap<>();
  private final Map<String, String> table = new HashMap<>();
  private final TreeSet<String> notBuiltYet = new TreeSet<>();

  RouteTableTest() throws IOException {
    for (Contract.Operation operation : Contract.load().operations()) {
      contract.put(operation.toString(), operation.access());
    }
    for (Route row : store.server().http().table().rows()) {
      if (!row.path().startsWith("/sync/")) {
        table.put(row.method() + " " + row.path(), row.access().name().toLowerCase(Locale.ROOT));
      }
    }
    try (InputStream in = getClass().getResourceAsStream("/contract/not-built-yet.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(notBuiltYet::add);
    }
  }

  @Test
  void everyRowIsAnOperationOfTheContractWithItsAccessWord() {
    List<String> wrong = new ArrayList<>();
    table.forEach((operation, access) -> {
      if (!access.equals(contract.get(operation))) {
        wrong.add(operation + " is " + access + ", contract: " + contract.get(operation));
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyOperationIsBuiltOrListedAsNotBuiltYet() {
    TreeSet<String> missing = new TreeSet<>(contract.keySet());
    missing.removeAll(table.keySet());
    missing.removeAll(notBuiltYet);
    assertThat(missing).isEmpty();
  }

  @Test
  void theListOfWhatIsNotBuiltYetOnlyShrinks() {
    TreeSet<String> built = new TreeSet<>(notBuiltYet);
    built.retainAll(table.keySet());
    assertThat(built).as("built now: take these out of not-built-yet.txt").isEmpty();
    assertThat(contract.keySet()).as("no operation of the contract").containsAll(notBuiltYet);
  }
}
