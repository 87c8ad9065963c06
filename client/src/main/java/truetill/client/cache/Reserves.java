package truetill.client.cache;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import truetill.core.money.Money;

/**
 * What lies in the reserve of change, as the server last told it and own moves changed it since.
 */
public final class Reserves {
  private final Marks marks;
  private final Overlay overlay;

  Reserves(Marks marks, Overlay overlay) {
    this.marks = marks;
    this.overlay = overlay;
  }

  /** Empty when the server never told of one at this location. */
  public Optional<Money> total(UUID location) {
    return marks.steady(() ->
        marks
            .read(handle ->
                handle
                    .createQuery("select total_cents from srv_reserve where location = :location")
                    .bind("location", location)
                    .mapTo(Long.class)
                    .findFirst())
            .map(cents -> Money.ofCents(cents).plus(overlay.reserveMoved())));
  }

  static void put(Handle handle, UUID uid, Row row) {
    delete(handle, uid);
    handle.execute(
        "insert into srv_reserve (uid, location, total_cents) values (?, ?, ?)",
        uid,
        Row.uuid("reserve", row.text("location")),
        row.number("total_cents"));
  }

  static void delete(Handle handle, UUID uid) {
    handle.execute("delete from srv_reserve where uid = ?", uid);
  }

  static void clear(Handle handle) {
    handle.execute("delete from srv_reserve");
  }
}
