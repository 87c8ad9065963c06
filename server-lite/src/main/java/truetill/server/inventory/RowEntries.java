package truetill.server.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import truetill.server.http.Body;

/** Reads the list {@code rows} of a body: one object a row, with its {@code id}. */
final class RowEntries {
  /** Nobody reads a thousand. */
  static final int MAX_COMPLAINTS = 20;

  private static final String FIELD = "rows";

  private RowEntries() {}

  /**
   * What each row is to become, by id, in the order sent. Ends the call as 400 that names the rows
   * with something wrong in them or named twice, or when there are none.
   *
   * @param read notes what is wrong in an entry
   */
  static <T> Map<Long, T> read(Body body, Function<Body, T> read) {
    List<Body> entries = body.require(FIELD).objects(FIELD);
    Map<Long, T> changes = new LinkedHashMap<>();
    int complaints = 0;
    for (int at = 0; entries != null && at < entries.size(); at++) {
      Body entry = entries.get(at);
      long id = entry.requiredPk("id");
      T change = read.apply(entry);
      if (changes.containsKey(id)) {
        entry.refuse("id", "The row is named twice.");
      }
      if (entry.complaint().isPresent()) {
        String row = id == 0 ? "entry " + (at + 1) : "row " + id;
        if (complaints++ < MAX_COMPLAINTS) {
          body.refuse(FIELD, row + ": " + entry.complaint().get());
        }
      } else {
        changes.put(id, change);
      }
    }
    body.orRefuse();
    if (changes.isEmpty()) {
      body.refuse(FIELD, "Send a list with at least one row.");
      body.orRefuse();
    }
    return changes;
  }
}
