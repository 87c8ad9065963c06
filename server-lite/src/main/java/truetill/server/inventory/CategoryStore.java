package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.inventory.Category;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.Listing;
import truetill.server.db.NumberSequence;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code category}: a tree. */
final class CategoryStore {
  private static final String COLUMNS =
      """
      c.id, c.uid, c.name, c.slug, c.parent_id, p.name as parent_name, c.spec_template,
      c.created_at, c.updated_at\
      """;
  private static final String FROM = "category c left join category p on p.id = c.parent_id";

  private final NumberSequence numbers = new NumberSequence();

  /** What a writer says of a category. */
  record Fields(String name, @Nullable Long parent, String specTemplateJson) {
    static final Fields NEW = new Fields("", null, "[]");

    static Fields of(Category category) {
      return new Fields(category.name(), category.parent(), category.specTemplate().toString());
    }
  }

  Optional<Page<Category>> page(
      ReadTx tx,
      @Nullable Long parent,
      List<String> words,
      List<OrderBy> order,
      PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("c.parent_id = :parent", "parent", parent)
        .search(words, "c.name", "c.slug")
        .order(order, Map.of("name", "c.name", "created_at", "c.created_at"), "c.name", "c.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<Category> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where c.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  boolean exists(ReadTx tx, long id) {
    return find(tx, id).isPresent();
  }

  /**
   * Keeps the tree as it is until the transaction ends: two moves that are fine alone could make a
   * ring together, and two categories could take one name.
   */
  void holdTree(WriteTx tx) {
    numbers.hold(tx, "category_tree");
  }

  boolean isNameTaken(ReadTx tx, String name, long exceptId) {
    return tx.handle()
        .createQuery("select id from category where name = :name and id <> :id")
        .bind("name", name)
        .bind("id", exceptId)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  boolean isSlugTaken(ReadTx tx, String slug) {
    return tx.handle()
        .createQuery("select id from category where slug = :slug")
        .bind("slug", slug)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Whether {@code category} is {@code below} or one of its ancestors. */
  boolean isAtOrAbove(ReadTx tx, long category, long below) {
    return tx.handle()
            .createQuery(
                """
                with recursive up (id, parent_id) as (
                  select id, parent_id from category where id = :below
                  union all
                  select c.id, c.parent_id from category c join up on c.id = up.parent_id)
                select count(*) from up where id = :category
                """)
            .bind("below", below)
            .bind("category", category)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Answers the new id. */
  long insert(WriteTx tx, UUID uid, String slug, Fields fields) {
    return tx.handle()
        .createUpdate(
            """
            insert into category (uid, name, slug, parent_id, spec_template, created_at, updated_at)
            values (:uid, :name, :slug, :parent, :spec, :now, :now)
            """)
        .bind("uid", uid)
        .bind("slug", slug)
        .bind("name", fields.name())
        .bind("parent", fields.parent())
        .bind("spec", fields.specTemplateJson())
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void update(WriteTx tx, long id, Fields fields) {
    tx.handle()
        .createUpdate(
            """
            update category
               set name = :name, parent_id = :parent, spec_template = :spec, updated_at = :now
             where id = :id
            """)
        .bind("id", id)
        .bind("name", fields.name())
        .bind("parent", fields.parent())
        .bind("spec", fields.specTemplateJson())
        .bind("now", tx.now())
        .execute();
  }

  /** Children and products lose the link. */
  void delete(WriteTx tx, long id) {
    tx.handle().createUpdate("delete from category where id = :id").bind("id", id).execute();
  }

  private static Category row(ResultSet rs) throws SQLException {
    return new Category(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("name"),
        rs.getString("slug"),
        Columns.longOrNull(rs, "parent_id"),
        Columns.textOrNull(rs, "parent_name"),
        JsonColumn.parse(rs.getString("spec_template")),
        Columns.instant(rs, "created_at"),
        Columns.instant(rs, "updated_at"));
  }
}
