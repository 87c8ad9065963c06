package truetill.server.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.people.PlaceholderEmail;
import truetill.core.wire.sync.FeedTables;
import truetill.server.db.Audience;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.RowImage;
import truetill.server.db.WriteTx;

/** Customers as registers know them, so that a sale can name one with no network. */
public final class CustomerFeedStore {
  private static final String SELECT =
      "select u.id, u.uid, u.email, u.first_name, u.last_name, u.phone, k.customer_number, k.notes,"
          + " u.is_staff from customer_profile k join user_account u on u.id = k.user_id";

  /** Call in the transaction that changed the person; somebody who is no customer is not told. */
  public void put(WriteTx tx, long userId) {
    tx.handle()
        .createQuery(SELECT + " where u.id = :id")
        .bind("id", userId)
        .map((rs, context) -> image(rs))
        .forEach(image -> tx.feedPut(Audience.REGISTERS, FeedTables.CUSTOMER, image));
  }

  /** The profile is gone. */
  public void delete(WriteTx tx, UUID uid, long userId) {
    tx.feedDelete(Audience.REGISTERS, FeedTables.CUSTOMER, uid, userId);
  }

  /** In the order of their ids, from the one after {@code after}. */
  public List<RowImage> images(ReadTx tx, long after, int limit) {
    return tx.handle()
        .createQuery(SELECT + " where u.id > :after order by u.id limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> image(rs))
        .list();
  }

  private static RowImage image(ResultSet rs) throws SQLException {
    UUID uid = Columns.uid(rs, "uid");
    Map<String, @Nullable Object> image = new LinkedHashMap<>();
    image.put("uid", uid);
    image.put("number", rs.getString("customer_number"));
    image.put("first_name", rs.getString("first_name"));
    image.put("last_name", rs.getString("last_name"));
    image.put("email", PlaceholderEmail.shown(rs.getString("email")));
    image.put("phone", rs.getString("phone"));
    image.put("notes", rs.getString("notes"));
    image.put("staff", rs.getBoolean("is_staff"));
    return new RowImage(uid.toString(), rs.getLong("id"), image);
  }
}
