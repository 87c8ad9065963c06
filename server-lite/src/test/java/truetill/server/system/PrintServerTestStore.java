package truetill.server.system;

import truetill.server.db.WriteTx;

/** Rows that no operation of the contract makes: releases come with the program's own updates. */
final class PrintServerTestStore {
  long release(WriteTx tx, long file, String version, long releasedBy) {
    return tx.handle()
        .createUpdate(
            """
            insert into print_server_release (uid, version, stored_file_id, is_current, released_by,
                                              released_at)
            values (:uid, :version, :file, true, :by, :now)
            """)
        .bind("uid", tx.newUid())
        .bind("version", version)
        .bind("file", file)
        .bind("by", releasedBy)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }
}
