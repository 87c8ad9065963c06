package truetill.server.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.MatchKey;
import truetill.core.inventory.ProductNumber;
import truetill.core.money.Money;
import truetill.server.db.Columns;
import truetill.server.db.NumberSequence;
import truetill.server.db.ReadTx;
import truetill.server.db.SqlList;
import truetill.server.db.WriteTx;

/** Products that a review reads, makes and changes, each in one statement for all of them. */
final class ReviewedProductStore {
  private final NumberSequence numbers = new NumberSequence();

  /** Those that exist, locked in the order of their ids. */
  Map<Long, ProductStore.Fields> lock(WriteTx tx, Collection<Long> ids) {
    Map<Long, ProductStore.Fields> found = new HashMap<>();
    tx.handle()
        .createQuery(
            """
            select id, product_number, title, brand, model, category, category_id, description,
                   specifications, default_price_cents, upc, is_active
              from product
             where id = any(cast(:ids as bigint array))
             order by id for update
            """)
        .bind("ids", SqlList.bigints(new TreeSet<>(ids)))
        .map((rs, context) ->
            found.put(
                rs.getLong("id"),
                new ProductStore.Fields(
                    rs.getString("product_number"),
                    rs.getString("title"),
                    rs.getString("brand"),
                    rs.getString("model"),
                    rs.getString("category"),
                    Columns.longOrNull(rs, "category_id"),
                    rs.getString("description"),
                    rs.getString("specifications"),
                    Columns.moneyOrNull(rs, "default_price_cents"),
                    rs.getString("upc"),
                    rs.getBoolean("is_active"))))
        .list();
    return found;
  }

  /** Stores them under a range of numbers; answers their ids in the same order. */
  List<Long> insert(WriteTx tx, List<ProductStore.Fields> products) {
    if (products.isEmpty()) {
      return List.of();
    }
    long first = numbers.reserve(tx, ProductStore.SERIES, products.size());
    List<String> uids = new ArrayList<>();
    List<String> given = new ArrayList<>();
    for (int at = 0; at < products.size(); at++) {
      UUID uid = tx.newUid();
      uids.add(uid.toString());
      given.add(ProductNumber.of(first + at));
    }
    tx.handle()
        .createUpdate(
            """
            insert into product
              (uid, product_number, title, title_key, brand, brand_key, model, category,
               specifications, default_price_cents, upc, upc_key, created_at, updated_at)
            select cast(v.uid as uuid), v.number, v.title, v.title_key, v.brand, v.brand_key,
                   v.model, v.category, v.specifications, v.price, v.upc, v.upc_key, :now, :now
              from unnest(cast(:uids as varchar array), cast(:numbers as varchar array),
                          cast(:titles as varchar array), cast(:title_keys as varchar array),
                          cast(:brands as varchar array), cast(:brand_keys as varchar array),
                          cast(:models as varchar array), cast(:categories as varchar array),
                          cast(:specifications as varchar array), cast(:prices as bigint array),
                          cast(:upcs as varchar array), cast(:upc_keys as varchar array))
                as v (uid, number, title, title_key, brand, brand_key, model, category,
                      specifications, price, upc, upc_key)
            """)
        .bind("uids", SqlList.texts(uids))
        .bind("numbers", SqlList.texts(given))
        .bind("titles", texts(products, ProductStore.Fields::title))
        .bind("title_keys", texts(products, fields -> ProductStore.key(fields.title())))
        .bind("brands", texts(products, ProductStore.Fields::brand))
        .bind("brand_keys", texts(products, fields -> ProductStore.key(fields.brand())))
        .bind("models", texts(products, ProductStore.Fields::model))
        .bind("categories", texts(products, ProductStore.Fields::category))
        .bind("specifications", texts(products, ProductStore.Fields::specificationsJson))
        .bind("prices", SqlList.bigints(prices(products)))
        .bind("upcs", texts(products, ProductStore.Fields::upc))
        .bind("upc_keys", texts(products, ReviewedProductStore::upcKey))
        .bind("now", tx.now())
        .execute();
    return ids(tx, given);
  }

  private static List<Long> ids(ReadTx tx, List<String> given) {
    Map<String, Long> byNumber = new HashMap<>();
    tx.handle()
        .createQuery(
            """
            select id, product_number from product
             where product_number = any(cast(:numbers as varchar array))
            """)
        .bind("numbers", SqlList.texts(given))
        .map((rs, context) -> byNumber.put(rs.getString("product_number"), rs.getLong("id")))
        .list();
    List<Long> ids = new ArrayList<>();
    for (String number : given) {
      Long id = byNumber.get(number);
      if (id == null) {
        throw new IllegalStateException("a stored product is not there: " + number);
      }
      ids.add(id);
    }
    return ids;
  }

  /** Writes title, brand, model, category, specifications and upc of locked products. */
  void update(WriteTx tx, Map<Long, ProductStore.Fields> changed) {
    if (changed.isEmpty()) {
      return;
    }
    Map<Long, ProductStore.Fields> sorted = new TreeMap<>(changed);
    List<ProductStore.Fields> products = List.copyOf(sorted.values());
    tx.handle()
        .createUpdate(
            """
            merge into product p
            using (
              select v.id, v.title, v.title_key, v.brand, v.brand_key, v.model, v.category,
                     v.specifications, v.upc, v.upc_key
                from unnest(cast(:ids as bigint array),
                            cast(:titles as varchar array), cast(:title_keys as varchar array),
                            cast(:brands as varchar array), cast(:brand_keys as varchar array),
                            cast(:models as varchar array), cast(:categories as varchar array),
                            cast(:specifications as varchar array),
                            cast(:upcs as varchar array), cast(:upc_keys as varchar array))
                  as v (id, title, title_key, brand, brand_key, model, category, specifications,
                        upc, upc_key)
            ) m
            on p.id = m.id
            when matched then update
              set title = m.title, title_key = m.title_key, brand = m.brand,
                  brand_key = m.brand_key, model = m.model, category = m.category,
                  specifications = m.specifications, upc = m.upc, upc_key = m.upc_key,
                  updated_at = :now
            """)
        .bind("ids", SqlList.bigints(sorted.keySet()))
        .bind("titles", texts(products, ProductStore.Fields::title))
        .bind("title_keys", texts(products, fields -> ProductStore.key(fields.title())))
        .bind("brands", texts(products, ProductStore.Fields::brand))
        .bind("brand_keys", texts(products, fields -> ProductStore.key(fields.brand())))
        .bind("models", texts(products, ProductStore.Fields::model))
        .bind("categories", texts(products, ProductStore.Fields::category))
        .bind("specifications", texts(products, ProductStore.Fields::specificationsJson))
        .bind("upcs", texts(products, ProductStore.Fields::upc))
        .bind("upc_keys", texts(products, ReviewedProductStore::upcKey))
        .bind("now", tx.now())
        .execute();
  }

  private static @Nullable String upcKey(ProductStore.Fields fields) {
    return MatchKey.ofUpc(fields.upc()).orElse(null);
  }

  private static Argument texts(
      List<ProductStore.Fields> products, Function<ProductStore.Fields, @Nullable String> text) {
    List<@Nullable String> texts = new ArrayList<>();
    products.forEach(fields -> texts.add(text.apply(fields)));
    return SqlList.texts(texts);
  }

  private static List<@Nullable Long> prices(List<ProductStore.Fields> products) {
    List<@Nullable Long> prices = new ArrayList<>();
    for (ProductStore.Fields fields : products) {
      Money price = fields.defaultPrice();
      prices.add(price == null ? null : price.cents());
    }
    return prices;
  }
}
