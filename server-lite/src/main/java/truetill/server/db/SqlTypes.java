package truetill.server.db;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import truetill.core.money.Money;
import truetill.core.money.Rate;

/** How our values stand in columns: Money as cents, Rate as ten-thousandths, Instant in UTC. */
final class SqlTypes {
  /** One for all databases of the process: a statement is taken apart once. */
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private SqlTypes() {}

  static Jdbi install(Jdbi jdbi) {
    jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
    jdbi.registerArgument(new MoneyArgument());
    jdbi.registerArgument(new RateArgument());
    jdbi.registerArgument(new InstantArgument());
    jdbi.registerArgument(new UuidArgument());
    ColumnMapper<Money> money =
        (rs, column, context) -> {
          long cents = rs.getLong(column);
          return rs.wasNull() ? null : Money.ofCents(cents);
        };
    ColumnMapper<Rate> rate = (rs, column, context) -> new Rate(rs.getInt(column));
    ColumnMapper<Instant> instant =
        (rs, column, context) -> {
          OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
          return at == null ? null : at.toInstant();
        };
    ColumnMapper<UUID> uuid = (rs, column, context) -> rs.getObject(column, UUID.class);
    jdbi.registerColumnMapper(Money.class, money);
    jdbi.registerColumnMapper(Rate.class, rate);
    jdbi.registerColumnMapper(Instant.class, instant);
    jdbi.registerColumnMapper(UUID.class, uuid);
    return jdbi;
  }

  private static final class MoneyArgument extends AbstractArgumentFactory<Money> {
    MoneyArgument() {
      super(Types.BIGINT);
    }

    @Override
    protected Argument build(Money value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setLong(position, value.cents());
    }
  }

  private static final class RateArgument extends AbstractArgumentFactory<Rate> {
    RateArgument() {
      super(Types.INTEGER);
    }

    @Override
    protected Argument build(Rate value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setInt(position, value.tenThousandths());
    }
  }

  private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, context) ->
          statement.setObject(position, value.atOffset(ZoneOffset.UTC));
    }
  }

  private static final class UuidArgument extends AbstractArgumentFactory<UUID> {
    UuidArgument() {
      super(Types.OTHER);
    }

    @Override
    protected Argument build(UUID value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setObject(position, value);
    }
  }
}
