package truetill.core.people;

import java.util.ArrayList;
import java.util.List;

/**
 * Two changes of one customer that did not know of each other: field by field, what was changed is
 * taken and the rest stays; where both changed the same field, the one accepted later wins and the
 * former value is told (sync.md section 6).
 *
 * @param details the customer afterwards
 * @param conflicts fields in which somebody else's change was overwritten
 */
public record CustomerMerge(CustomerDetails details, List<Conflict> conflicts) {
  /**
   * One field that was overwritten.
   *
   * @param field its word in the contract
   */
  public record Conflict(String field, String former, String now) {}

  /**
   * Brings a change onto what is here now.
   *
   * @param before what the changer saw
   * @param after what the changer made of it
   */
  public static CustomerMerge of(
      CustomerDetails here, CustomerDetails before, CustomerDetails after) {
    List<Conflict> conflicts = new ArrayList<>();
    CustomerDetails merged =
        new CustomerDetails(
            field(conflicts, "first_name", here.firstName(), before.firstName(), after.firstName()),
            field(conflicts, "last_name", here.lastName(), before.lastName(), after.lastName()),
            field(conflicts, "email", here.email(), before.email(), after.email()),
            field(conflicts, "phone", here.phone(), before.phone(), after.phone()),
            field(conflicts, "notes", here.notes(), before.notes(), after.notes()));
    return new CustomerMerge(merged, List.copyOf(conflicts));
  }

  private static String field(
      List<Conflict> conflicts, String word, String here, String before, String after) {
    if (before.equals(after)) {
      return here;
    }
    if (!here.equals(before) && !here.equals(after)) {
      conflicts.add(new Conflict(word, here, after));
    }
    return after;
  }
}
