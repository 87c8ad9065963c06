package truetill.server.db;

/** One wish of {@code ordering=a,-b}. */
public record OrderBy(String field, boolean descending) {}
