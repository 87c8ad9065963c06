package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.register.Register;
import truetill.client.register.RegisterFixture;
import truetill.core.money.Money;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.Tender;

/**
 * A cache that contradicts the journal is no reason not to open: the journal is the truth (I13).
 */
class DamagedCacheTest {
  @TempDir Path folder = Path.of("");

  private Path data() {
    return folder.resolve("till");
  }

  @BeforeEach
  void twoSales() {
    try (RegisterFixture till = RegisterFixture.in(data())) {
      till.ready();
      for (int sale = 0; sale < 2; sale++) {
        till.register().selling().addUntagged("Vase", Money.of("4.99"), 1).orElseThrow();
        till.register().selling().pay(Tender.exactCash()).orElseThrow();
      }
    }
  }

  private Connection cache() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:"
            + data().resolve("cache").resolve("register").toAbsolutePath()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
        "register",
        "");
  }

  private void damage(String statement) throws SQLException {
    try (Connection connection = cache();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private boolean has(String query) throws SQLException {
    try (Connection connection = cache();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      return rows.next();
    }
  }

  /** The people are there without a network, so somebody can go on selling. */
  private void openAndClose() throws CannotStart {
    try (Station station =
        Station.open(
            new StationOptions(
                data(),
                "http://127.0.0.1:9",
                false,
                PrinterAddress.parse("none").orElseThrow(),
                PaperWidth.COLUMNS_42,
                sheet -> {}))) {
      assertThat(station.register().signIn().withPin("1001").isDone()).isTrue();
    }
  }

  private void twoSalesAreThere() throws SQLException {
    try (Connection connection = cache();
        Statement sql = connection.createStatement();
        ResultSet sales =
            sql.executeQuery("select count(*), count(distinct receipt) from own_sale")) {
      assertThat(sales.next()).isTrue();
      assertThat(sales.getInt(1)).isEqualTo(2);
      assertThat(sales.getInt(2)).isEqualTo(2);
    }
  }

  @Test
  void salesItHasBeforeItsMarkSaysSo() throws SQLException, CannotStart {
    damage("update mark set number = 0, text = '' where name = 'applied'");
    openAndClose();
    twoSalesAreThere();
  }

  @Test
  void aCacheThatTakesNothingIsMadeAnew() throws SQLException, CannotStart {
    damage("update mark set number = 0, text = '' where name = 'applied'");
    damage("alter table mark add constraint stuck check (name <> 'applied') nocheck");
    openAndClose();
    twoSalesAreThere();
    assertThat(
            has(
                "select 1 from information_schema.table_constraints where constraint_name = 'stuck'"))
        .as("the damage")
        .isFalse();
  }

  @Test
  void aFileThatIsNoDatabaseIsMadeAnew() throws SQLException, CannotStart, IOException {
    Path file = data().resolve("cache").resolve("register.mv.db");
    Files.writeString(file, "no database");
    openAndClose();
    twoSalesAreThere();
  }

  /** Nothing is asked and nothing is different: the drawer, the day, what is for sale. */
  @ParameterizedTest
  @ValueSource(strings = {"deleted", "emptied", "cut in half", "half zeros"})
  void aFileThatIsGoneOrCutChangesNothing(String what)
      throws SQLException, CannotStart, IOException {
    Path file = data().resolve("cache").resolve("register.mv.db");
    byte[] whole = Files.readAllBytes(file);
    String before = seen();
    assertThat(before).contains("sold=2", "sku=ITM0000001");
    switch (what) {
      case "deleted" -> Files.delete(file);
      case "emptied" -> Files.write(file, new byte[0]);
      case "cut in half" -> Files.write(file, Arrays.copyOf(whole, whole.length / 2));
      default ->
          Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, whole.length / 2), whole.length));
    }
    assertThat(seen()).isEqualTo(before);
    twoSalesAreThere();
  }

  /** What the person at the till sees after a start without a network. */
  private String seen() throws CannotStart {
    try (Station station =
        Station.open(
            new StationOptions(
                data(),
                "http://127.0.0.1:9",
                false,
                PrinterAddress.parse("none").orElseThrow(),
                PaperWidth.COLUMNS_42,
                sheet -> {}))) {
      Register till = station.register();
      assertThat(till.signIn().withPin("1001").isDone()).isTrue();
      OpenDrawer drawer = Objects.requireNonNull(till.drawer().open());
      return "drawer="
          + drawer.uid()
          + " expected="
          + drawer.cash().expected()
          + " sold="
          + drawer.tally().sales()
          + " gross="
          + drawer.tally().gross()
          + " cart="
          + till.selling().current().lines()
          + " last="
          + till.selling().last()
          + " for sale="
          + till.selling().find("itm", 200)
          + " people="
          + till.signIn().people()
          + " head="
          + till.status().head()
          + " waiting="
          + till.status().waiting();
    }
  }
}
