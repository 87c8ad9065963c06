package truetill.client.sim;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import truetill.client.remote.SyncTransport;

/** Makes of a right store one with one of the {@link Seeded} mistakes, after each call. */
final class SeededStore {
  private final Seeded seeded;
  private long lastCart;

  SeededStore(Seeded seeded) {
    this.seeded = seeded;
  }

  /** What a store that cannot go on says. */
  static final SimCall.Answer CANNOT_APPLY =
      new SimCall.Answer(
          409,
          Map.of("content-type", "application/json"),
          "{\"detail\":\"This record cannot be applied.\",\"code\":\"cannot_apply\"}"
              .getBytes(StandardCharsets.UTF_8));

  boolean feedsBeforeForce() {
    return seeded == Seeded.FEED_ABOVE_FORCED;
  }

  /** Whether the batch holds a record this store does not know. */
  boolean refuses(SyncTransport.Request request) {
    byte[] body = request.body();
    if (seeded != Seeded.POISON_STOPS_QUEUE || body == null || !request.path().contains("/ops/")) {
      return false;
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return text.contains("\"type\":\"strange.") || text.contains("\"tv\":2");
  }

  boolean answersBeforeForce() {
    return seeded == Seeded.STORE_ANSWERS_BEFORE_FORCE;
  }

  void afterOps(SimServer server) {
    if (seeded == Seeded.CHANGE_SUBTRACTED_TWICE) {
      run(
          server,
          "update drawer d set cash_sales_cents = cash_sales_cents - (select"
              + " coalesce(sum(c.change_cents), 0) from cart c where c.drawer_id = d.id and c.id > "
              + lastCart
              + ")");
      lastCart =
          server
              .database()
              .read(tx ->
                  tx.handle()
                      .createQuery("select coalesce(max(id), 0) from cart")
                      .mapTo(Long.class)
                      .one());
    }
    if (seeded == Seeded.CLOCK_DECIDES_OWNER) {
      run(
          server,
          "update item i set sold_cart_id = (select l.cart_id from cart_line l join cart c on"
              + " c.id = l.cart_id where l.item_id = i.id and c.status = 'completed'"
              + " order by c.completed_at, c.id fetch first 1 rows only)"
              + " where i.status = 'sold'");
    }
  }

  void afterRestart(SimServer server) {
    if (seeded == Seeded.DEDUPE_IN_MEMORY) {
      for (String sql :
          List.of(
              "delete from op_log l where l.seq > (select d.accepted_seq - 2 from device d where"
                  + " d.id = l.device_id) and l.seq > 1",
              "update device d set accepted_seq = (select coalesce(max(l.seq), 0) from op_log l"
                  + " where l.device_id = d.id), head_hash = coalesce((select l.hash from op_log l"
                  + " where l.device_id = d.id order by l.seq desc fetch first 1 rows only),"
                  + " head_hash)")) {
        run(server, sql);
      }
    }
  }

  private static void run(SimServer server, String sql) {
    try (java.sql.Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
