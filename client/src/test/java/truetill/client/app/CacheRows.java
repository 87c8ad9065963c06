package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import truetill.client.sync.FreshImage;

/** I9: what a register that has ended followed, beside a snapshot taken afresh. */
final class CacheRows {
  private static final List<String> TABLES =
      List.of("srv_item", "srv_person", "srv_setting", "srv_register", "srv_location");

  private CacheRows() {}

  /** The tables in which the two differ, with the rows that only the register has. */
  static List<String> unlike(Path data, String store) throws IOException, SQLException {
    Path fresh = data.resolve("fresh");
    FreshImage.take(fresh, store, RecordedOps.identity(data));
    List<String> unlike = new ArrayList<>();
    for (String table : TABLES) {
      List<String> followed = rows(data.resolve("cache"), table);
      assertThat(followed).as(table).isNotEmpty();
      List<String> given = rows(fresh.resolve("cache"), table);
      if (!followed.equals(given)) {
        List<String> only = new ArrayList<>(followed);
        only.removeAll(given);
        unlike.add(table + ", here only: " + only);
      }
    }
    return unlike;
  }

  private static List<String> rows(Path cache, String table) throws SQLException {
    String url =
        "jdbc:h2:file:"
            + cache.resolve("register").toAbsolutePath()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE";
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, "register", "");
        Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "select * from "
                    + truetill.client.cache.CacheRows.inUse(statement, table)
                    + " order by 1")) {
      while (rs.next()) {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= rs.getMetaData().getColumnCount(); column++) {
          row.append(rs.getString(column)).append('|');
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
