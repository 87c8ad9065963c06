package truetill.server.db;

/** How a person is named in lists and on receipts, as an SQL term. */
public final class PersonName {
  private PersonName() {}

  /**
   * First and last name, else the address; null when the joined row is missing.
   *
   * @param alias of {@code user_account} in the statement
   */
  public static String of(String alias) {
    return "coalesce(nullif(trim("
        + alias
        + ".first_name || ' ' || "
        + alias
        + ".last_name), ''), "
        + alias
        + ".email)";
  }
}
