package truetill.client.sim;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.db.Audience;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;

/**
 * I10: writes that overlap, some of them taken back, and a follower who reads in between: it gets
 * each committed change once. The mistake: the feed is numbered by an identity column.
 */
final class FeedHistories implements SmallHistories {
  private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");
  private static final String IDENTITY = "jdbc:h2:mem:identity_histories;DB_CLOSE_DELAY=-1";
  private static final int STEPS = 8;
  private static final int DEEPEST = 2;

  private long compared;
  private final StoreCopy store = new StoreCopy();
  private final Database database = store.database();
  private final UnitOfWork work =
      new UnitOfWork(
          database, new StoreTime(() -> NOW), new TimeOrderedIds(() -> NOW, new Random(9)));
  private long claims;

  /** Undoes a write. */
  private static final class TakenBack extends RuntimeException {
    TakenBack() {
      super("taken back", null, false, false);
    }
  }

  /** A feed somebody writes to and follows. */
  private interface Feed {
    /** Writes under this number with {@code meanwhile} before the commit; may take it back. */
    void write(int number, Runnable meanwhile, boolean keeps);

    /** Numbers above the cursor, which moves. */
    List<Integer> follow();
  }

  @Override
  public String invariant() {
    return "I10";
  }

  @Override
  public long compared() {
    return compared;
  }

  @Override
  public String mistake() {
    return "IDENTITY_COLUMN_FEED";
  }

  @Override
  public @Nullable String broken(long seed, boolean mistaken) {
    History history = new History(mistaken ? new IdentityFeed() : new RealFeed(), seed);
    history.steps(STEPS, 0);
    history.read();
    compared += history.kept.size();
    return history.kept.equals(history.seen.stream().sorted().toList())
        ? null
        : "written " + history.kept + ", seen " + history.seen;
  }

  private static final class History {
    private final Feed feed;
    private final Random dice;
    private final List<Integer> kept = new ArrayList<>();
    private final List<Integer> seen = new ArrayList<>();
    private int last;

    History(Feed feed, long seed) {
      this.feed = feed;
      this.dice = new Random(seed);
    }

    void steps(int most, int depth) {
      int steps = dice.nextInt(most + 1);
      for (int step = 0; step < steps; step++) {
        if (dice.nextInt(3) == 0) {
          read();
        } else {
          write(depth);
        }
      }
    }

    void read() {
      seen.addAll(feed.follow());
    }

    private void write(int depth) {
      int number = ++last;
      boolean keeps = dice.nextInt(5) > 0;
      if (keeps) {
        kept.add(number);
      }
      feed.write(number, () -> steps(depth < DEEPEST ? 3 : 0, depth + 1), keeps);
    }
  }

  /** The product's unit of work and its feed. */
  private final class RealFeed implements Feed {
    private long cursor = work.forcedSeq();

    @Override
    public void write(int number, Runnable meanwhile, boolean keeps) {
      try {
        work.longWrite(
            "history " + claims++,
            tx -> number,
            (tx, begun) -> {
              tx.feedPut(
                  Audience.REGISTERS,
                  "history",
                  new UUID(7, number),
                  (long) number,
                  Map.of("number", number));
              meanwhile.run();
              if (!keeps) {
                throw new TakenBack();
              }
              return begun;
            });
      } catch (TakenBack expected) {
        // as a request that fails at its end
      }
    }

    @Override
    public List<Integer> follow() {
      long upTo = work.forcedSeq();
      List<Integer> found =
          database.read(tx ->
              tx.handle()
                  .createQuery(
                      "select row_id from feed where seq > :after and seq <= :to order by seq, part")
                  .bind("after", cursor)
                  .bind("to", upTo)
                  .mapTo(Integer.class)
                  .list());
      cursor = upTo;
      return found;
    }
  }

  /** A number from an identity column, given away before the commit. */
  private static final class IdentityFeed implements Feed {
    private long cursor;

    IdentityFeed() {
      try (Connection connection = DriverManager.getConnection(IDENTITY);
          Statement statement = connection.createStatement()) {
        statement.execute("drop table if exists feed");
        statement.execute(
            "create table feed (seq bigint generated by default as identity primary key,"
                + " number int)");
      } catch (SQLException broken) {
        throw new IllegalStateException(broken);
      }
    }

    @Override
    public void write(int number, Runnable meanwhile, boolean keeps) {
      try (Connection connection = DriverManager.getConnection(IDENTITY)) {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
            connection.prepareStatement("insert into feed (number) values (?)")) {
          insert.setInt(1, number);
          insert.executeUpdate();
        }
        meanwhile.run();
        if (keeps) {
          connection.commit();
        } else {
          connection.rollback();
        }
      } catch (SQLException broken) {
        throw new IllegalStateException(broken);
      }
    }

    @Override
    public List<Integer> follow() {
      List<Integer> found = new ArrayList<>();
      try (Connection connection = DriverManager.getConnection(IDENTITY);
          PreparedStatement select =
              connection.prepareStatement(
                  "select seq, number from feed where seq > ? order by seq")) {
        select.setLong(1, cursor);
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            cursor = rows.getLong(1);
            found.add(rows.getInt(2));
          }
        }
      } catch (SQLException broken) {
        throw new IllegalStateException(broken);
      }
      return found;
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
