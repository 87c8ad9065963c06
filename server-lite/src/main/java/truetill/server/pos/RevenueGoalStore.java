package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.wire.pos.RevenueGoal;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code revenue_goal}: one a location and day. */
final class RevenueGoalStore {
  private static final String COLUMNS = "g.id, g.uid, g.location_id, g.goal_date, g.goal_cents";

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable Long location,
      @Nullable LocalDate date,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  /** What a writer says of a goal. */
  record Fields(long location, LocalDate date, Money amount) {
    static Fields of(RevenueGoal goal) {
      return new Fields(goal.location(), goal.date(), goal.goalAmount());
    }
  }

  Optional<Page<RevenueGoal>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, "revenue_goal g")
        .where("g.location_id = :location", "location", filter.location())
        .where("g.goal_date = :date", "date", filter.date())
        .where("g.goal_date >= :from_date", "from_date", filter.from())
        .where("g.goal_date <= :to_date", "to_date", filter.to())
        .order(List.of(), Map.of(), "g.goal_date desc", "g.id desc")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<RevenueGoal> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from revenue_goal g where g.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** The row, locked until the transaction ends. */
  Optional<RevenueGoal> lock(WriteTx tx, long id) {
    tx.handle()
        .createQuery("select id from revenue_goal where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return find(tx, id);
  }

  /**
   * Whether another goal stands for this location and day. Whoever asks holds the location until
   * the transaction ends, so that a second server on the same database waits for the answer.
   */
  boolean isTaken(WriteTx tx, long location, LocalDate date, long exceptId) {
    tx.handle()
        .createQuery("select id from work_location where id = :id for update")
        .bind("id", location)
        .mapTo(Long.class)
        .findOne();
    return tx.handle()
        .createQuery(
            """
            select id from revenue_goal
             where location_id = :location and goal_date = :date and id <> :id
            """)
        .bind("location", location)
        .bind("date", date)
        .bind("id", exceptId)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Answers the new id. The caller has checked that the day is free. */
  long insert(WriteTx tx, UUID uid, Fields fields) {
    return tx.handle()
        .createUpdate(
            """
            insert into revenue_goal (uid, location_id, goal_date, goal_cents)
            values (:uid, :location, :date, :amount)
            """)
        .bind("uid", uid)
        .bind("location", fields.location())
        .bind("date", fields.date())
        .bind("amount", fields.amount())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void update(WriteTx tx, long id, Fields fields) {
    tx.handle()
        .createUpdate(
            """
            update revenue_goal
               set location_id = :location, goal_date = :date, goal_cents = :amount
             where id = :id
            """)
        .bind("location", fields.location())
        .bind("date", fields.date())
        .bind("amount", fields.amount())
        .bind("id", id)
        .execute();
  }

  void delete(WriteTx tx, long id) {
    tx.handle().createUpdate("delete from revenue_goal where id = :id").bind("id", id).execute();
  }

  private static RevenueGoal row(ResultSet rs) throws SQLException {
    return new RevenueGoal(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        Columns.date(rs, "goal_date"),
        Columns.money(rs, "goal_cents"),
        rs.getLong("location_id"));
  }
}
