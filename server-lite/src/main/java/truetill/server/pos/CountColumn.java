package truetill.server.pos;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;
import truetill.server.db.JsonColumn;

/** Columns that hold a {@link CashCount}: a JSON object of denominations to numbers. */
public final class CountColumn {
  private CountColumn() {}

  public static String text(CashCount count) {
    return JsonColumn.text(count.toWire());
  }

  public static CashCount read(ResultSet rs, String column) throws SQLException {
    return parse(rs.getString(column));
  }

  /** All ten keys, as the contract shows a count. */
  public static Map<String, Integer> wire(ResultSet rs, String column) throws SQLException {
    return read(rs, column).toWire();
  }

  public static @Nullable Map<String, Integer> wireOrNull(ResultSet rs, String column)
      throws SQLException {
    return rs.getString(column) == null ? null : wire(rs, column);
  }

  private static CashCount parse(String text) {
    JsonNode object = JsonColumn.parse(text);
    Map<Denomination, Integer> pieces = new EnumMap<>(Denomination.class);
    for (Denomination denomination : Denomination.values()) {
      pieces.put(denomination, object.path(denomination.wire()).asInt());
    }
    return CashCount.of(pieces).orElseThrow();
  }
}
