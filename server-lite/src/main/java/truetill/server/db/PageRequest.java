package truetill.server.db;

/**
 * Which page of a list is wanted (rules-store section 1).
 *
 * @param page counted from 1; {@link #LAST} for the last page
 * @param size rows a page, 1 to 1000
 */
public record PageRequest(int page, int size) {
  public static final int LAST = -1;
  public static final int DEFAULT_SIZE = 50;
  public static final int MAX_SIZE = 1000;

  public static PageRequest first() {
    return new PageRequest(1, DEFAULT_SIZE);
  }
}
