package truetill.server.system;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.system.StoredFile;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code stored_file}. */
public final class FileStore {
  static final String COLUMNS =
      "f.id, f.uid, f.file_key, f.filename, f.size_bytes, f.content_type, f.blob_uid, f.uploaded_by,"
          + " f.uploaded_at";

  /** What a writer says of a file; {@code blob} names its content, null while it has none. */
  public record Fields(
      String key, String filename, long sizeBytes, String contentType, @Nullable UUID blob) {}

  /** A row as stored: what is shown, and the name of the content. */
  public record Stored(StoredFile view, @Nullable UUID blob) {
    Fields fields() {
      return new Fields(view.key(), view.filename(), view.size(), view.contentType(), blob);
    }
  }

  public Optional<Page<StoredFile>> page(ReadTx tx, PageRequest paging) {
    return Listing.select(COLUMNS, "stored_file f")
        .order(List.of(), Map.of(), "f.uploaded_at desc", "f.id desc")
        .page(tx, paging, (rs, context) -> row(rs).view());
  }

  public Optional<Stored> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from stored_file f where f.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** Whether a file other than {@code exceptId} has this key. */
  public boolean isKeyTaken(ReadTx tx, String key, long exceptId) {
    return tx.handle()
            .createQuery("select count(*) from stored_file where file_key = :key and id <> :id")
            .bind("key", key)
            .bind("id", exceptId)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Answers the new id. */
  public long insert(WriteTx tx, Fields fields, long uploader) {
    return tx.handle()
        .createUpdate(
            """
            insert into stored_file (uid, file_key, filename, size_bytes, content_type, blob_uid,
                                     uploaded_by, uploaded_at)
            values (:uid, :key, :filename, :size, :type, :blob, :uploader, :now)
            """)
        .bind("uid", tx.newUid())
        .bind("key", fields.key())
        .bind("filename", fields.filename())
        .bind("size", fields.sizeBytes())
        .bind("type", fields.contentType())
        .bind("blob", fields.blob())
        .bind("uploader", uploader)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  public void update(WriteTx tx, long id, Fields fields) {
    tx.handle()
        .createUpdate(
            """
            update stored_file
               set file_key = :key, filename = :filename, size_bytes = :size, content_type = :type,
                   derived_blob_uid = case when blob_uid = :blob then derived_blob_uid end,
                   blob_uid = :blob
             where id = :id
            """)
        .bind("id", id)
        .bind("key", fields.key())
        .bind("filename", fields.filename())
        .bind("size", fields.sizeBytes())
        .bind("type", fields.contentType())
        .bind("blob", fields.blob())
        .execute();
  }

  public void delete(WriteTx tx, long id) {
    tx.handle().createUpdate("delete from stored_file where id = :id").bind("id", id).execute();
  }

  /** The contents that rows name; all others are orphans. */
  public Set<UUID> blobs(ReadTx tx) {
    return new HashSet<>(
        tx.handle()
            .createQuery(
                """
                select blob_uid from stored_file where blob_uid is not null
                union select derived_blob_uid from stored_file where derived_blob_uid is not null
                """)
            .mapTo(UUID.class)
            .list());
  }

  /** Every content one row names: its own and what was made from it. */
  public List<UUID> blobs(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select blob_uid, derived_blob_uid from stored_file where id = :id")
        .bind("id", id)
        .map((rs, context) ->
            Stream.of(Columns.uidOrNull(rs, "blob_uid"), Columns.uidOrNull(rs, "derived_blob_uid"))
                .filter(Objects::nonNull)
                .toList())
        .findOne()
        .orElse(List.of());
  }

  /** What was made from the content as it is now; empty when nothing was, or it has changed. */
  public Optional<UUID> derived(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select derived_blob_uid from stored_file where id = :id")
        .bind("id", id)
        .map((rs, context) -> Optional.ofNullable(Columns.uidOrNull(rs, "derived_blob_uid")))
        .findOne()
        .flatMap(found -> found);
  }

  /** Remembers what was made from the content of a row. */
  public void setDerived(WriteTx tx, long id, UUID derived) {
    tx.handle()
        .createUpdate("update stored_file set derived_blob_uid = :derived where id = :id")
        .bind("derived", derived)
        .bind("id", id)
        .execute();
  }

  /**
   * A file joined into another row; {@code prefix} stands before the names of the two columns that
   * the other row has too.
   */
  public static StoredFile joined(ResultSet rs, String prefix) throws SQLException {
    long id = rs.getLong(prefix + "id");
    return new StoredFile(
        id,
        Columns.uid(rs, prefix + "uid"),
        rs.getString("file_key"),
        rs.getString("filename"),
        rs.getLong("size_bytes"),
        rs.getString("content_type"),
        Columns.longOrNull(rs, "uploaded_by"),
        Columns.instant(rs, "uploaded_at"),
        Columns.uidOrNull(rs, "blob_uid") == null ? null : "/api/core/files/" + id + "/content/");
  }

  static Stored row(ResultSet rs) throws SQLException {
    return new Stored(joined(rs, ""), Columns.uidOrNull(rs, "blob_uid"));
  }
}
