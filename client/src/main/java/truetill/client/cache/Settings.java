package truetill.client.cache;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;

/**
 * The store's settings and places. They are read from memory: each scan asks for the tax rate, and
 * they change a few times a year.
 */
public final class Settings {
  private final Jdbi jdbi;
  private volatile Values values = Values.NONE;

  /**
   * What is known now.
   *
   * @param locations name, address and phone by location
   */
  private record Values(
      Map<String, String> settings, Map<UUID, Place> locations, Map<UUID, String> registerNames) {
    static final Values NONE = new Values(Map.of(), Map.of(), Map.of());
  }

  /** One store. */
  public record Place(String name, String timezone, String address, String phone) {}

  Settings(Jdbi jdbi) {
    this.jdbi = jdbi;
    reload();
  }

  /** The setting's text, or another when it is missing. */
  public String text(String name, String otherwise) {
    return values.settings().getOrDefault(name, otherwise);
  }

  /** What a new cart gets (rules-store section 6). */
  public Rate taxRate() {
    try {
      return switch (Rate.ofTax(new BigDecimal(text("tax_rate", "none")))) {
        case Outcome.Done<Rate>(Rate rate) -> rate;
        case Outcome.Refused<Rate> refused -> Rate.DEFAULT_TAX;
      };
    } catch (NumberFormatException missingOrNoNumber) {
      return Rate.DEFAULT_TAX;
    }
  }

  public Place place(UUID location, Place otherwise) {
    return values.locations().getOrDefault(location, otherwise);
  }

  public String registerName(UUID register, String otherwise) {
    return values.registerNames().getOrDefault(register, otherwise);
  }

  /** After the server's rows changed. */
  void reload() {
    values =
        jdbi.withHandle(handle -> {
          Map<String, String> settings = new HashMap<>();
          handle
              .createQuery("select name, text from srv_setting")
              .map((row, c) -> Map.entry(row.getString(1), row.getString(2)))
              .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
          Map<UUID, Place> locations = new HashMap<>();
          handle
              .createQuery("select uid, name, timezone, address, phone from srv_location")
              .map((row, c) ->
                  Map.entry(
                      row.getObject(1, UUID.class),
                      new Place(
                          row.getString(2), row.getString(3), row.getString(4), row.getString(5))))
              .forEach(entry -> locations.put(entry.getKey(), entry.getValue()));
          Map<UUID, String> registers = new HashMap<>();
          handle
              .createQuery("select uid, name from srv_register")
              .map((row, c) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
              .forEach(entry -> registers.put(entry.getKey(), entry.getValue()));
          return new Values(Map.copyOf(settings), Map.copyOf(locations), Map.copyOf(registers));
        });
  }

  static void putSetting(Handle handle, String name, Row row) {
    deleteSetting(handle, name);
    handle.execute(
        "insert into srv_setting (name, text) values (?, ?)", name, row.textOr("value", ""));
  }

  static void deleteSetting(Handle handle, String name) {
    handle.execute("delete from srv_setting where name = ?", name);
  }

  static void putRegister(Handle handle, UUID uid, Row row) {
    deleteRegister(handle, uid);
    handle.execute(
        "insert into srv_register (uid, code, name) values (?, ?, ?)",
        uid,
        row.text("code"),
        row.text("name"));
  }

  static void deleteRegister(Handle handle, UUID uid) {
    handle.execute("delete from srv_register where uid = ?", uid);
  }

  static void putLocation(Handle handle, UUID uid, Row row) {
    deleteLocation(handle, uid);
    handle.execute(
        "insert into srv_location (uid, name, timezone, address, phone) values (?, ?, ?, ?, ?)",
        uid,
        row.text("name"),
        row.textOr("timezone", ""),
        row.textOr("address", ""),
        row.textOr("phone", ""));
  }

  static void deleteLocation(Handle handle, UUID uid) {
    handle.execute("delete from srv_location where uid = ?", uid);
  }

  static void clear(Handle handle) {
    handle.execute("delete from srv_setting");
    handle.execute("delete from srv_register");
    handle.execute("delete from srv_location");
  }
}
