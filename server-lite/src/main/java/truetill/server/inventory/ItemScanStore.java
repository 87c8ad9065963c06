package truetill.server.inventory;

import org.jspecify.annotations.Nullable;
import truetill.server.db.WriteTx;

/** Rows of {@code item_scan}: who asked for an item's price, and where it was scanned to sell. */
public final class ItemScanStore {
  public static final String PUBLIC_LOOKUP = "public_lookup";
  public static final String POS_TERMINAL = "pos_terminal";

  private static final int MAX_ADDRESS = 45;

  /**
   * One scan.
   *
   * @param address the caller's network address, null for none
   * @param source one of the two words above
   */
  public void add(WriteTx tx, long item, @Nullable String address, String source) {
    String kept =
        address == null || address.length() <= MAX_ADDRESS
            ? address
            : address.substring(0, MAX_ADDRESS);
    tx.handle()
        .createUpdate(
            """
            insert into item_scan (uid, item_id, scanned_at, ip_address, source)
            values (:uid, :item, :now, :address, :source)
            """)
        .bind("uid", tx.newUid())
        .bind("item", item)
        .bind("now", tx.now())
        .bind("address", kept)
        .bind("source", source)
        .execute();
  }
}
