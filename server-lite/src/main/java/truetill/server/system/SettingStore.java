package truetill.server.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.wire.sync.FeedTables;
import truetill.core.wire.system.AppSetting;
import truetill.server.db.Audience;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.Listing;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.RowImage;
import truetill.server.db.WriteTx;

/** Rows of {@code app_setting}; each change tells the registers. */
public final class SettingStore {
  private static final String COLUMNS =
      "s.id, s.uid, s.setting_key, s.value_json, s.description, s.updated_by, s.updated_at, "
          + PersonName.of("u")
          + " as updated_by_name";

  private static final String FROM =
      "app_setting s left join user_account u on u.id = s.updated_by";

  public Optional<Page<AppSetting>> page(ReadTx tx, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .order(List.of(), Map.of(), "s.setting_key", "s.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  public Optional<AppSetting> find(ReadTx tx, String key) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where s.setting_key = :key")
        .bind("key", key)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  public void insert(
      WriteTx tx, UUID uid, String key, JsonNode value, String description, @Nullable Long actor) {
    long id =
        tx.handle()
            .createUpdate(
                """
                insert into app_setting
                  (uid, setting_key, value_json, description, updated_by, updated_at)
                values (:uid, :key, :value, :description, :actor, :now)
                """)
            .bind("uid", uid)
            .bind("key", key)
            .bind("value", value.toString())
            .bind("description", description)
            .bind("actor", actor)
            .bind("now", tx.now())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    feed(tx, id, key, value);
  }

  public void update(
      WriteTx tx, AppSetting setting, JsonNode value, String description, @Nullable Long actor) {
    tx.handle()
        .createUpdate(
            """
            update app_setting
               set value_json = :value, description = :description, updated_by = :actor,
                   updated_at = :now
             where id = :id
            """)
        .bind("value", value.toString())
        .bind("description", description)
        .bind("actor", actor)
        .bind("now", tx.now())
        .bind("id", setting.id())
        .execute();
    feed(tx, setting.id(), setting.key(), value);
  }

  public void delete(WriteTx tx, AppSetting setting) {
    tx.handle()
        .createUpdate("delete from app_setting where id = :id")
        .bind("id", setting.id())
        .execute();
    tx.feedDelete(Audience.REGISTERS, FeedTables.SETTING, setting.key(), setting.id());
  }

  /** What a new cart is taxed with; {@link Rate#DEFAULT_TAX} when the setting is missing. */
  public Rate taxRate(ReadTx tx) {
    JsonNode value = values(tx, List.of(SettingRule.TAX_RATE)).get(SettingRule.TAX_RATE);
    if (value == null) {
      return Rate.DEFAULT_TAX;
    }
    return switch (SettingRule.check(SettingRule.TAX_RATE, value)) {
      case Outcome.Done<JsonNode>(JsonNode rate) ->
          Rate.ofTax(new BigDecimal(rate.asText())).orElseThrow();
      case Outcome.Refused<JsonNode> unusable -> Rate.DEFAULT_TAX;
    };
  }

  /**
   * Settings that hold text, by key; those that are missing or hold something else are left out.
   */
  public Map<String, String> texts(ReadTx tx, List<String> keys) {
    Map<String, String> texts = new LinkedHashMap<>();
    values(tx, keys)
        .forEach((key, value) -> {
          if (value.isTextual()) {
            texts.put(key, value.asText());
          }
        });
    return texts;
  }

  private static Map<String, JsonNode> values(ReadTx tx, List<String> keys) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    tx.handle()
        .createQuery(
            "select setting_key, value_json from app_setting where setting_key in (<keys>)")
        .bindList("keys", keys)
        .map((rs, context) -> Map.entry(rs.getString("setting_key"), rs.getString("value_json")))
        .forEach(entry -> values.put(entry.getKey(), JsonColumn.parse(entry.getValue())));
    return values;
  }

  /** As registers see them, in the order of their ids, from the one after {@code after}. */
  public List<RowImage> images(ReadTx tx, long after, int limit) {
    return tx.handle()
        .createQuery(
            """
            select id, setting_key, value_json from app_setting
             where id > :after order by id limit :limit
            """)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) ->
            image(
                rs.getLong("id"),
                rs.getString("setting_key"),
                JsonColumn.parse(rs.getString("value_json"))))
        .list();
  }

  private static void feed(WriteTx tx, long id, String key, JsonNode value) {
    tx.feedPut(Audience.REGISTERS, FeedTables.SETTING, image(id, key, value));
  }

  private static RowImage image(long id, String key, JsonNode value) {
    return new RowImage(key, id, Map.of("key", key, "value", value));
  }

  private static AppSetting row(ResultSet rs) throws SQLException {
    return new AppSetting(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("setting_key"),
        JsonColumn.parse(rs.getString("value_json")),
        rs.getString("description"),
        Columns.longOrNull(rs, "updated_by"),
        Columns.textOrNull(rs, "updated_by_name"),
        Columns.instant(rs, "updated_at"));
  }
}
