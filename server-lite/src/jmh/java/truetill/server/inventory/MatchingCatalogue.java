package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import truetill.core.inventory.MatchKey;
import truetill.core.inventory.matching.MatchResult;
import truetill.core.inventory.matching.MatchRow;
import truetill.core.inventory.matching.MatchRule;
import truetill.core.inventory.matching.ProductFacts;
import truetill.core.inventory.matching.TextQuery;
import truetill.server.app.BenchServer;

/**
 * A million products and a manifest of 100,000 rows: a quarter with the UPC of a product, a tenth
 * with a code of the vendor's, half worded like a product, the rest like none.
 */
final class MatchingCatalogue implements AutoCloseable {
  static final int PRODUCTS = 1_000_000;
  static final int ROWS = 100_000;
  private static final int SAMPLE = 1_000;
  private static final int AT_ONCE = 1_000;
  private static final String[] KINDS = {
    "kettle", "blender", "desk lamp", "headphones", "office chair", "drill", "tent", "toaster"
  };

  private final Random random = new Random(20261127);
  private final BenchServer server;
  private final Connection bare;
  private long vendor;

  MatchingCatalogue(BenchServer server) throws SQLException {
    this.server = server;
    bare =
        DriverManager.getConnection(
            "jdbc:h2:file:" + server.path().resolve("store").toAbsolutePath(), "sa", "");
    bare.setAutoCommit(false);
  }

  private static String title(int product) {
    return "Household " + KINDS[product % KINDS.length] + " " + (product * 7919L % PRODUCTS);
  }

  private static String brand(int product) {
    return "Brand " + product % 4_001;
  }

  private static String model(int product) {
    return "M" + product % 90_001;
  }

  private static String upc(int product) {
    return "0" + (10_000_000_000L + product);
  }

  private static String code(int product) {
    return "V" + product;
  }

  void fill() throws IOException, SQLException {
    try (PreparedStatement insert =
        bare.prepareStatement(
            """
            insert into product (id, uid, product_number, title, title_key, brand, brand_key, model,
                                 upc, upc_key, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, current_timestamp, current_timestamp)
            """)) {
      for (int product = 1; product <= PRODUCTS; product++) {
        boolean coded = product % 2 == 0;
        insert.setLong(1, product);
        insert.setObject(2, new UUID(random.nextLong(), random.nextLong()));
        insert.setString(3, "PRD-" + product);
        insert.setString(4, title(product));
        insert.setString(5, title(product).toLowerCase(Locale.ROOT));
        insert.setString(6, brand(product));
        insert.setString(7, brand(product).toLowerCase(Locale.ROOT));
        insert.setString(8, model(product));
        insert.setString(9, coded ? upc(product) : "");
        insert.setString(10, coded ? MatchKey.ofUpc(upc(product)).orElseThrow() : null);
        insert.addBatch();
        if (product % AT_ONCE == 0) {
          insert.executeBatch();
          bare.commit();
        }
      }
    }
    vendor =
        server
            .post("/inventory/vendors/", "{\"name\":\"Bench\",\"code\":\"B\"}")
            .get("id")
            .asLong();
    try (PreparedStatement insert =
        bare.prepareStatement(
            """
            insert into vendor_product_ref (uid, vendor_id, product_id, vendor_item_number,
                                            last_seen_date, created_at, updated_at)
            values (?, ?, ?, ?, current_date, current_timestamp, current_timestamp)
            """)) {
      for (int product = 1; product <= PRODUCTS; product += 20) {
        insert.setObject(1, new UUID(random.nextLong(), random.nextLong()));
        insert.setLong(2, vendor);
        insert.setLong(3, product);
        insert.setString(4, code(product));
        insert.addBatch();
      }
      insert.executeBatch();
      bare.commit();
    }
    try (Statement statement = bare.createStatement()) {
      statement.execute("analyze");
    }
    bare.commit();
  }

  /** The id of an order whose manifest was uploaded and processed. */
  long orderWithRows() throws IOException {
    StringBuilder csv = new StringBuilder("Item Number,Title,Brand,Model,UPC,Qty,Price\n");
    for (int row = 0; row < ROWS; row++) {
      int product = 1 + random.nextInt(PRODUCTS);
      int kind = random.nextInt(20);
      if (kind < 5) {
        csv.append(",Something,,,").append(upc(product / 2 * 2 + 2));
      } else if (kind < 7) {
        csv.append(code(product / 20 * 20 + 1)).append(",Something,,,");
      } else if (kind < 12) {
        csv.append(',')
            .append(title(product).toUpperCase(Locale.ROOT))
            .append(',')
            .append(kind % 2 == 0 ? brand(product) : "")
            .append(',')
            .append(kind % 3 == 0 ? model(product) : "")
            .append(',');
      } else if (kind < 17) {
        csv.append(",Household,").append(brand(product)).append(",,");
      } else {
        csv.append(",Unheard of thing ").append(row).append(",Nobody ").append(row).append(",Z9,");
      }
      csv.append(",1,9.99\n");
    }
    Path file = server.path().resolve("rows.csv");
    Files.writeString(file, csv);
    long order =
        server.post("/inventory/orders/", "{\"vendor\":" + vendor + "}").get("id").asLong();
    server.upload("/inventory/orders/" + order + "/upload-manifest/", file);
    server.post(
        "/inventory/orders/" + order + "/process-manifest/",
        """
        {"column_mappings":[
          {"target":"vendor_item_number","source":"Item Number"},
          {"target":"title","source":"Title"}, {"target":"brand","source":"Brand"},
          {"target":"model","source":"Model"}, {"target":"upc","source":"UPC"},
          {"target":"quantity","source":"Qty"}, {"target":"retail_value","source":"Price"}]}
        """);
    return order;
  }

  /** As matching reads them; the sum keeps the reading from being left out. */
  long readProducts() throws SQLException {
    long characters = 0;
    try (Statement statement = bare.createStatement()) {
      statement.setFetchSize(AT_ONCE);
      try (ResultSet rs =
          statement.executeQuery(
              "select id, title, brand, model, upc_key from product where is_active order by id")) {
        while (rs.next()) {
          characters += rs.getString(2).length() + rs.getString(3).length();
        }
      }
    }
    return characters;
  }

  /** The columns that matching writes, of every row of an order. */
  long updateRows(long order) throws SQLException {
    int updated = 0;
    try (PreparedStatement ids =
            bare.prepareStatement("select id from manifest_row where purchase_order_id = ?");
        PreparedStatement update =
            bare.prepareStatement(
                """
                update manifest_row
                   set matched_product_id = ?, match_status = 'matched', match_candidates = ?,
                       ai_match_decision = 'confirmed', ai_reasoning = ?
                 where id = ?
                """)) {
      ids.setLong(1, order);
      try (ResultSet rs = ids.executeQuery()) {
        while (rs.next()) {
          update.setLong(1, 1 + updated);
          update.setString(
              2,
              "[{\"product_id\":1,\"product_title\":\"Household kettle\",\"score\":\"1.00\","
                  + "\"match_type\":\"upc\"}]");
          update.setString(3, "A known product has the same UPC.");
          update.setLong(4, rs.getLong(1));
          update.addBatch();
          if (++updated % AT_ONCE == 0) {
            update.executeBatch();
          }
        }
      }
    }
    bare.commit();
    try (Statement force = bare.createStatement()) {
      force.execute("checkpoint sync");
    }
    return updated;
  }

  /** A thousand rows spread over the order: the products stored as candidates are the rule's. */
  void holdAgainstTheRule(long order) throws IOException, SQLException {
    List<ProductFacts> products = products();
    ObjectMapper mapper = new ObjectMapper();
    int compared = 0;
    try (PreparedStatement select =
        bare.prepareStatement(
            """
            select r.title, r.brand, r.model, r.upc, r.match_candidates, r.ai_match_decision,
                   (select f.product_id from vendor_product_ref f
                     where f.vendor_id = ? and f.vendor_item_number = r.vendor_item_number) as ref
              from manifest_row r
             where r.purchase_order_id = ? and mod(r.row_number, ?) = 0
            """)) {
      select.setLong(1, vendor);
      select.setLong(2, order);
      select.setInt(3, ROWS / SAMPLE);
      try (ResultSet rs = select.executeQuery()) {
        while (rs.next()) {
          long ref = rs.getLong("ref");
          MatchRow row =
              new MatchRow(
                  MatchKey.ofUpc(rs.getString("upc")),
                  ref == 0 ? Optional.empty() : Optional.of(ref),
                  TextQuery.of(
                      rs.getString("title"), rs.getString("brand"), rs.getString("model")));
          MatchResult wanted = MatchRule.match(row, products);
          List<Long> found = new ArrayList<>();
          for (JsonNode candidate : mapper.readTree(rs.getString("match_candidates"))) {
            found.add(candidate.path("product_id").asLong());
          }
          List<Long> ids = wanted.candidates().stream().map(one -> one.productId()).toList();
          if (!found.equals(ids)
              || !wanted.decision().wire().equals(rs.getString("ai_match_decision"))) {
            throw new IllegalStateException(
                row + ": stored " + found + ", the rule says " + wanted);
          }
          compared++;
        }
      }
    }
    if (compared < SAMPLE) {
      throw new IllegalStateException("only " + compared + " rows compared");
    }
  }

  private List<ProductFacts> products() throws SQLException {
    List<ProductFacts> products = new ArrayList<>();
    try (Statement statement = bare.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "select id, title, brand, model, upc_key from product order by id")) {
      while (rs.next()) {
        products.add(
            new ProductFacts(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                Optional.ofNullable(rs.getString(5)),
                true));
      }
    }
    return products;
  }

  @Override
  public void close() throws SQLException {
    bare.close();
  }
}
