package truetill.server.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.hr.Department;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code department}. */
public final class DepartmentStore {
  private static final String COLUMNS =
      "d.id, d.uid, d.name, d.description, d.location_id, l.name as location_name, d.manager_id, "
          + PersonName.of("m")
          + " as manager_name, d.is_active";
  private static final String FROM =
      "department d left join work_location l on l.id = d.location_id"
          + " left join user_account m on m.id = d.manager_id";
  private static final Map<String, String> OFFERED = Map.of("name", "d.name");

  /** What a writer says of a department. */
  public record Fields(
      String name,
      String description,
      @Nullable Long location,
      @Nullable Long manager,
      boolean active) {}

  public Optional<Page<Department>> page(
      ReadTx tx, List<String> words, List<OrderBy> order, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .search(words, "d.name")
        .order(order, OFFERED, "d.name", "d.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  public Optional<Department> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where d.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  public boolean isNameTaken(ReadTx tx, String name, long exceptId) {
    return tx.handle()
        .createQuery("select id from department where name = :name and id <> :id")
        .bind("name", name)
        .bind("id", exceptId)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Answers the new id. The caller has checked that the name is free. */
  public long insert(WriteTx tx, UUID uid, Fields fields) {
    return tx.handle()
        .createUpdate(
            """
            insert into department (uid, name, description, location_id, manager_id, is_active)
            values (:uid, :name, :description, :location, :manager, :active)
            """)
        .bind("uid", uid)
        .bind("name", fields.name())
        .bind("description", fields.description())
        .bind("location", fields.location())
        .bind("manager", fields.manager())
        .bind("active", fields.active())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  public void update(WriteTx tx, long id, Fields fields) {
    tx.handle()
        .createUpdate(
            """
            update department
               set name = :name, description = :description, location_id = :location,
                   manager_id = :manager, is_active = :active
             where id = :id
            """)
        .bind("name", fields.name())
        .bind("description", fields.description())
        .bind("location", fields.location())
        .bind("manager", fields.manager())
        .bind("active", fields.active())
        .bind("id", id)
        .execute();
  }

  /** Profiles that named it name none afterwards. */
  public void delete(WriteTx tx, long id) {
    tx.handle().createUpdate("delete from department where id = :id").bind("id", id).execute();
  }

  private static Department row(ResultSet rs) throws SQLException {
    return new Department(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("name"),
        rs.getString("description"),
        Columns.longOrNull(rs, "location_id"),
        Columns.textOrNull(rs, "location_name"),
        Columns.longOrNull(rs, "manager_id"),
        Columns.textOrNull(rs, "manager_name"),
        rs.getBoolean("is_active"));
  }
}
