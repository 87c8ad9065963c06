package truetill.server.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.money.Rate;

/**
 * Reads columns as our values, for the row mappers of stores; the other way is {@link SqlTypes}.
 */
public final class Columns {
  private Columns() {}

  public static UUID uid(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, UUID.class);
  }

  public static @Nullable UUID uidOrNull(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, UUID.class);
  }

  public static @Nullable String textOrNull(ResultSet rs, String column) throws SQLException {
    return rs.getString(column);
  }

  public static @Nullable Long longOrNull(ResultSet rs, String column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? null : value;
  }

  /** A column of whole cents. */
  public static Money money(ResultSet rs, String column) throws SQLException {
    return Money.ofCents(rs.getLong(column));
  }

  public static @Nullable Money moneyOrNull(ResultSet rs, String column) throws SQLException {
    long cents = rs.getLong(column);
    return rs.wasNull() ? null : Money.ofCents(cents);
  }

  /** A column of ten-thousandths. */
  public static Rate rate(ResultSet rs, String column) throws SQLException {
    return new Rate(rs.getInt(column));
  }

  public static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static @Nullable Instant instantOrNull(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  public static LocalDate date(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, LocalDate.class);
  }

  public static @Nullable LocalDate dateOrNull(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, LocalDate.class);
  }
}
