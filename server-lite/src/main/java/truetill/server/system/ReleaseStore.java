package truetill.server.system;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import truetill.core.wire.system.PrintServerRelease;
import truetill.core.wire.system.StoredFile;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;

/** Rows of {@code print_server_release}; at most one is current. */
public final class ReleaseStore {
  private static final String SELECT =
      "select "
          + FileStore.COLUMNS
          + """
          , r.id as release_id, r.uid as release_uid, r.version, r.release_notes, r.is_current,
            r.released_by, r.released_at
            from print_server_release r join stored_file f on f.id = r.stored_file_id
          """;

  /** All, newest first. */
  public List<PrintServerRelease> all(ReadTx tx) {
    return tx.handle()
        .createQuery(SELECT + " order by r.released_at desc, r.id desc")
        .map((rs, context) -> row(rs))
        .list();
  }

  public Optional<PrintServerRelease> current(ReadTx tx) {
    return tx.handle()
        .createQuery(SELECT + " where r.is_current order by r.id desc fetch first 1 rows only")
        .map((rs, context) -> row(rs))
        .findOne();
  }

  public boolean isFileUsed(ReadTx tx, long file) {
    return tx.handle()
            .createQuery("select count(*) from print_server_release where stored_file_id = :file")
            .bind("file", file)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private static PrintServerRelease row(ResultSet rs) throws SQLException {
    StoredFile file = FileStore.row(rs).view();
    return new PrintServerRelease(
        rs.getLong("release_id"),
        Columns.uid(rs, "release_uid"),
        rs.getString("version"),
        file.id(),
        file,
        rs.getString("release_notes"),
        rs.getBoolean("is_current"),
        Columns.longOrNull(rs, "released_by"),
        Columns.instant(rs, "released_at"));
  }
}
