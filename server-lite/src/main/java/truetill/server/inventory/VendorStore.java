package truetill.server.inventory;

import truetill.server.db.ReadTx;

/** Rows of {@code vendor}. */
final class VendorStore {
  boolean exists(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select id from vendor where id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }
}
