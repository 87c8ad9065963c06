package truetill.server.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code unlinked_line}: sold lines whose item this server does not know yet. */
final class UnlinkedLineStore {
  /**
   * A line that waits for its item.
   *
   * @param cartLine id of the line
   * @param number of the line in its sale, counted from 1
   * @param device the register PC that sold it
   * @param item uid the register gave, null when it gave none
   * @param skuKey the code without regard to case, null when the line has none
   */
  record Unlinked(
      long cartLine,
      long cart,
      UUID op,
      int number,
      UUID device,
      @Nullable UUID item,
      @Nullable String skuKey) {}

  void insert(WriteTx tx, Unlinked line) {
    tx.handle()
        .createUpdate(
            """
            insert into unlinked_line
              (cart_line_id, cart_id, op_id, line, device_id, item_uid, sku_key)
            values (:cartLine, :cart, :op, :number, :device, :item, :sku)
            """)
        .bind("cartLine", line.cartLine())
        .bind("cart", line.cart())
        .bind("op", line.op())
        .bind("number", line.number())
        .bind("device", line.device())
        .bind("item", line.item())
        .bind("sku", line.skuKey())
        .execute();
  }

  /** All of them, in the order in which they were sold here. */
  List<Unlinked> all(ReadTx tx) {
    return tx.handle()
        .createQuery(
            """
            select cart_line_id, cart_id, op_id, line, device_id, item_uid, sku_key
              from unlinked_line order by cart_line_id
            """)
        .map((rs, context) ->
            new Unlinked(
                rs.getLong("cart_line_id"),
                rs.getLong("cart_id"),
                Columns.uid(rs, "op_id"),
                rs.getInt("line"),
                Columns.uid(rs, "device_id"),
                Columns.uidOrNull(rs, "item_uid"),
                Columns.textOrNull(rs, "sku_key")))
        .list();
  }

  /** The line of an op waits no more. */
  void remove(WriteTx tx, UUID op, int number) {
    tx.handle()
        .createUpdate("delete from unlinked_line where op_id = :op and line = :line")
        .bind("op", op)
        .bind("line", number)
        .execute();
  }
}
