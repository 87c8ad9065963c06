package truetill.core.wire.sync;

/**
 * The tables a register reads from the feed and the snapshot, with the keys of their rows. Amounts
 * are whole cents.
 */
public final class FeedTables {
  /** {@code uid, sku, title, brand, category, condition, price_cents, status}. */
  public static final String ITEM = "item";

  /** {@code uid, id, email, name, role, active, password_hash, pin_hash, pin_tag}. */
  public static final String PERSON = "person";

  /** {@code key, value}; the value is any JSON. */
  public static final String SETTING = "setting";

  /** {@code uid, id, code, name, series, active}. */
  public static final String REGISTER = "register";

  /** {@code uid, name, timezone, address, phone}. */
  public static final String LOCATION = "location";

  /** {@code uid, number, first_name, last_name, email, phone, notes, staff}; empty for none. */
  public static final String CUSTOMER = "customer";

  /** The reserve of change: {@code uid, location, total_cents, balance}; pieces by their words. */
  public static final String RESERVE = "reserve";

  /**
   * {@code device, seq, op_id, result, exceptions}: an op that was set aside has its effect now.
   */
  public static final String OP_OUTCOME = "op_outcome";

  private FeedTables() {}
}
