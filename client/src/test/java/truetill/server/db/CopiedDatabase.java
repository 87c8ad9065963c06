package truetill.server.db;

/** Opens copies of one prepared database, many a minute. */
public final class CopiedDatabase {
  /** One for what runs, one for what it asks in between, and one to spare. */
  private static final int CONNECTIONS = 3;

  private CopiedDatabase() {}

  /** A copy in H2, wherever H2 can keep one; its tables are there already. */
  public static Database h2(String location) {
    return Database.h2Copy(location, CONNECTIONS);
  }
}
