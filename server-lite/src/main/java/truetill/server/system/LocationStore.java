package truetill.server.system;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import truetill.core.wire.sync.FeedTables;
import truetill.core.wire.system.WorkLocation;
import truetill.server.db.Audience;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.RowImage;
import truetill.server.db.WriteTx;

/** Rows of {@code work_location}; each change tells the registers. */
public final class LocationStore {
  private static final String COLUMNS =
      "l.id, l.uid, l.name, l.address, l.phone, l.timezone, l.is_active, l.created_at";

  /** What a writer says of a location. */
  public record Fields(
      String name, String address, String phone, String timezone, boolean active) {}

  public Optional<Page<WorkLocation>> page(ReadTx tx, List<String> words, PageRequest paging) {
    return Listing.select(COLUMNS, "work_location l")
        .search(words, "l.name")
        .order(List.of(), Map.of(), "l.name", "l.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  public Optional<WorkLocation> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from work_location l where l.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  public boolean exists(ReadTx tx, long id) {
    return find(tx, id).isPresent();
  }

  /** Answers the new id. */
  public long insert(WriteTx tx, UUID uid, Fields fields) {
    long id =
        tx.handle()
            .createUpdate(
                """
                insert into work_location (uid, name, address, phone, timezone, is_active, created_at)
                values (:uid, :name, :address, :phone, :timezone, :active, :now)
                """)
            .bind("uid", uid)
            .bind("name", fields.name())
            .bind("address", fields.address())
            .bind("phone", fields.phone())
            .bind("timezone", fields.timezone())
            .bind("active", fields.active())
            .bind("now", tx.now())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    feed(tx, id, uid, fields);
    return id;
  }

  public void update(WriteTx tx, WorkLocation location, Fields fields) {
    tx.handle()
        .createUpdate(
            """
            update work_location
               set name = :name, address = :address, phone = :phone, timezone = :timezone,
                   is_active = :active
             where id = :id
            """)
        .bind("name", fields.name())
        .bind("address", fields.address())
        .bind("phone", fields.phone())
        .bind("timezone", fields.timezone())
        .bind("active", fields.active())
        .bind("id", location.id())
        .execute();
    feed(tx, location.id(), location.uid(), fields);
  }

  /** The one registers and numbers belong to while nothing else is said. */
  public Optional<WorkLocation> firstActive(ReadTx tx) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from work_location l where l.is_active order by l.id fetch first 1 rows only")
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** As registers see them, in the order of their ids, from the one after {@code after}. */
  public List<RowImage> images(ReadTx tx, long after, int limit) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from work_location l where l.id > :after order by l.id limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> {
          WorkLocation l = row(rs);
          return image(
              l.id(),
              l.uid(),
              new Fields(l.name(), l.address(), l.phone(), l.timezone(), l.isActive()));
        })
        .list();
  }

  private static void feed(WriteTx tx, long id, UUID uid, Fields fields) {
    tx.feedPut(Audience.REGISTERS, FeedTables.LOCATION, image(id, uid, fields));
  }

  private static RowImage image(long id, UUID uid, Fields fields) {
    Map<String, Object> image = new LinkedHashMap<>();
    image.put("uid", uid);
    image.put("name", fields.name());
    image.put("timezone", fields.timezone());
    image.put("address", fields.address());
    image.put("phone", fields.phone());
    image.put("active", fields.active());
    return new RowImage(uid.toString(), id, image);
  }

  private static WorkLocation row(ResultSet rs) throws SQLException {
    return new WorkLocation(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("name"),
        rs.getString("address"),
        rs.getString("phone"),
        rs.getString("timezone"),
        rs.getBoolean("is_active"),
        Columns.instant(rs, "created_at"));
  }
}
