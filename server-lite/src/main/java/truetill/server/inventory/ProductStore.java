package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.MatchKey;
import truetill.core.inventory.ProductNumber;
import truetill.core.money.Money;
import truetill.core.wire.inventory.Product;
import truetill.server.db.BulkInsert;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.Listing;
import truetill.server.db.NumberSequence;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code product}, the catalogue. Texts are kept beside the form they are matched in. */
final class ProductStore {
  static final String SERIES = "product";

  private static final String COLUMNS =
      """
      p.id, p.uid, p.product_number, p.title, p.brand, p.model, p.category, p.category_id,
      c.name as category_name, p.description, p.specifications, p.default_price_cents, p.upc,
      p.times_ordered, p.total_units_received, p.is_active, p.created_at, p.updated_at\
      """;
  private static final String FROM = "product p left join category c on c.id = p.category_id";

  private static final String INSERT =
      """
      insert into product
        (uid, product_number, title, title_key, brand, brand_key, model, category,
         category_id, description, specifications, default_price_cents, upc, upc_key,
         is_active, created_at, updated_at)
      values
        (:uid, :number, :title, :title_key, :brand, :brand_key, :model, :category,
         :category_ref, :description, :specifications, :price, :upc, :upc_key,
         :active, :now, :now)
      """;

  private final NumberSequence numbers = new NumberSequence();

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable Boolean active, @Nullable Long category, List<String> words, List<OrderBy> order) {}

  /** What a writer says of a product; a blank number is made by the server. */
  record Fields(
      String number,
      String title,
      String brand,
      String model,
      String category,
      @Nullable Long categoryRef,
      String description,
      String specificationsJson,
      @Nullable Money defaultPrice,
      String upc,
      boolean active) {

    static final Fields NEW = new Fields("", "", "", "", "", null, "", "{}", null, "", true);

    static Fields of(Product product) {
      return new Fields(
          product.productNumber(),
          product.title(),
          product.brand(),
          product.model(),
          product.category(),
          product.categoryRef(),
          product.description(),
          product.specifications().toString(),
          product.defaultPrice(),
          product.upc(),
          product.isActive());
    }

    Fields numbered(String other) {
      return new Fields(
          other,
          title,
          brand,
          model,
          category,
          categoryRef,
          description,
          specificationsJson,
          defaultPrice,
          upc,
          active);
    }
  }

  Optional<Page<Product>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("p.is_active = :active", "active", filter.active())
        .where("p.category_id = :category", "category", filter.category())
        .search(
            filter.words(),
            "p.product_number",
            "p.title",
            "p.brand",
            "p.model",
            "p.category",
            "p.upc")
        .order(
            filter.order(),
            Map.of("title", "p.title", "created_at", "p.created_at"),
            "p.title",
            "p.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<Product> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where p.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** The row, locked until the transaction ends. */
  Optional<Product> lock(WriteTx tx, long id) {
    tx.handle()
        .createQuery("select id from product where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return find(tx, id);
  }

  boolean exists(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select id from product where id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** The next number that nobody has typed. */
  String nextNumber(WriteTx tx) {
    String number = ProductNumber.of(numbers.next(tx, SERIES));
    while (isNumberTaken(tx, number, 0)) {
      number = ProductNumber.of(numbers.next(tx, SERIES));
    }
    return number;
  }

  /** Takes a number somebody typed; false when another product has it. */
  boolean takeNumber(WriteTx tx, String number, long exceptId) {
    numbers.skipPast(tx, SERIES, ProductNumber.counted(number).orElse(0));
    return !isNumberTaken(tx, number, exceptId);
  }

  private static boolean isNumberTaken(ReadTx tx, String number, long exceptId) {
    return tx.handle()
        .createQuery("select id from product where product_number = :number and id <> :id")
        .bind("number", number)
        .bind("id", exceptId)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Whether an item, a manifest row or a batch group points to it. */
  boolean isUsed(ReadTx tx, long id) {
    return tx.handle()
        .createQuery(
            """
            select 1 from product p
             where p.id = :id
               and (exists (select 1 from item i where i.product_id = p.id)
                 or exists (select 1 from manifest_row r where r.matched_product_id = p.id)
                 or exists (select 1 from batch_group g where g.product_id = p.id))
            """)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Answers the new id. */
  long insert(WriteTx tx, UUID uid, Fields fields) {
    return bound(tx.handle().createUpdate(INSERT).bind("uid", uid), fields)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** As {@link #insert}, for any number at once; answers their ids in the same order. */
  List<Long> insertAll(WriteTx tx, List<Fields> products) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT);
    List<UUID> uids = new ArrayList<>();
    for (Fields fields : products) {
      UUID uid = tx.newUid();
      uids.add(uid);
      bound(batch.bind("uid", uid), fields).bind("now", tx.now()).add();
    }
    return BulkInsert.ids(batch, uids);
  }

  void update(WriteTx tx, long id, Fields fields) {
    bound(
            tx.handle()
                .createUpdate(
                    """
                    update product
                       set product_number = :number, title = :title, title_key = :title_key,
                           brand = :brand, brand_key = :brand_key, model = :model,
                           category = :category, category_id = :category_ref,
                           description = :description, specifications = :specifications,
                           default_price_cents = :price, upc = :upc, upc_key = :upc_key,
                           is_active = :active, updated_at = :now
                     where id = :id
                    """)
                .bind("id", id),
            fields)
        .bind("now", tx.now())
        .execute();
  }

  void delete(WriteTx tx, long id) {
    tx.handle().createUpdate("delete from product where id = :id").bind("id", id).execute();
  }

  /** A text as it is compared, without regard to case. */
  static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Fields fields) {
    return statement
        .bind("number", fields.number())
        .bind("title", fields.title())
        .bind("title_key", key(fields.title()))
        .bind("brand", fields.brand())
        .bind("brand_key", key(fields.brand()))
        .bind("model", fields.model())
        .bind("category", fields.category())
        .bind("category_ref", fields.categoryRef())
        .bind("description", fields.description())
        .bind("specifications", fields.specificationsJson())
        .bind("price", fields.defaultPrice())
        .bind("upc", fields.upc())
        .bind("upc_key", MatchKey.ofUpc(fields.upc()).orElse(null))
        .bind("active", fields.active());
  }

  private static Product row(ResultSet rs) throws SQLException {
    return new Product(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("product_number"),
        rs.getString("title"),
        rs.getString("brand"),
        rs.getString("model"),
        rs.getString("category"),
        Columns.longOrNull(rs, "category_id"),
        Columns.textOrNull(rs, "category_name"),
        rs.getString("description"),
        JsonColumn.parse(rs.getString("specifications")),
        Columns.moneyOrNull(rs, "default_price_cents"),
        rs.getString("upc"),
        rs.getLong("times_ordered"),
        rs.getLong("total_units_received"),
        rs.getBoolean("is_active"),
        Columns.instant(rs, "created_at"),
        Columns.instant(rs, "updated_at"));
  }
}
