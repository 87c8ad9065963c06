package truetill.server.inventory;

import truetill.server.db.UnitOfWork;

/**
 * Fills a store with items that differ in everything a list or a search looks at. Their uids follow
 * the order of time, as those of real items do.
 */
public final class ManyItems {
  private static final int BATCH = 10_000;

  private ManyItems() {}

  /** Items {@code ITM0000001} and on. */
  public static void fill(UnitOfWork work, int items) {
    for (int from = 1; from <= items; from += BATCH) {
      fill(work, from, Math.min(items, from + BATCH - 1));
    }
  }

  private static void fill(UnitOfWork work, int from, int to) {
    work.write(tx ->
        tx.handle()
            .execute(
                """
                insert into item (uid, sku, sku_key, title, brand, category, price_cents, source,
                                  status, condition, created_at, updated_at)
                select cast('01930000-0000-7000-8000-' || lpad("X", 12, '0') as uuid),
                       'ITM' || lpad("X", 7, '0'), 'itm' || lpad("X", 7, '0'),
                       'Household thing ' || mod("X", 977) || ' model rare' || ("X" / 50) || 'q',
                       'Brand ' || mod("X", 211), 'Category ' || mod("X", 17), mod("X", 9000),
                       case mod("X", 3) when 0 then 'purchased' else 'house' end,
                       case mod("X", 10) when 0 then 'sold' when 1 then 'intake'
                            else 'on_shelf' end,
                       case mod("X", 4) when 0 then 'good' else 'fair' end,
                       dateadd(second, "X", timestamp with time zone '2024-01-01 15:00:00+00'),
                       current_timestamp
                  from system_range(?, ?)
                """,
                from,
                to));
  }
}
