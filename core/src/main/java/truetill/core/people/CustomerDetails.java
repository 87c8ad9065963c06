package truetill.core.people;

import java.util.regex.Pattern;
import truetill.core.outcome.Outcome;
import truetill.core.text.OneLine;

/**
 * What a register knows and changes of a customer. Lengths are those of the contract; a customer
 * who gave no email has an empty one here, and a placeholder address at the server.
 *
 * @param email empty for none
 * @param phone empty for none
 * @param notes empty for none
 */
public record CustomerDetails(
    String firstName, String lastName, String email, String phone, String notes) {
  private static final int MAX_NAME = 150;
  private static final int MAX_EMAIL = 254;
  private static final int MAX_PHONE = 30;
  private static final int MAX_NOTES = 2_000;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

  /** First and last name, as on a receipt. */
  public String name() {
    return (firstName + " " + lastName).strip();
  }

  /** Whether name and address are the same, by which somebody is known. */
  public boolean isSamePerson(CustomerDetails other) {
    return firstName.equals(other.firstName)
        && lastName.equals(other.lastName)
        && email.equals(other.email);
  }

  /**
   * The details as a record keeps them, when both names are there and everything else fits. Refused
   * with {@code no_name}, {@code long_text} or {@code bad_email}.
   */
  public Outcome<CustomerDetails> checked() {
    CustomerDetails plain =
        new CustomerDetails(
            OneLine.of(firstName),
            OneLine.of(lastName),
            OneLine.of(email),
            OneLine.of(phone),
            OneLine.of(notes));
    if (plain.firstName.isEmpty() || plain.lastName.isEmpty()) {
      return Outcome.refused("no_name", "Type the first and the last name.");
    }
    if (plain.firstName.length() > MAX_NAME
        || plain.lastName.length() > MAX_NAME
        || plain.phone.length() > MAX_PHONE
        || plain.notes.length() > MAX_NOTES) {
      return Outcome.refused(
          "long_text",
          "Names have at most "
              + MAX_NAME
              + " characters, a phone number "
              + MAX_PHONE
              + ", notes "
              + MAX_NOTES
              + ".");
    }
    boolean badEmail =
        !plain.email.isEmpty()
            && (plain.email.length() > MAX_EMAIL || !EMAIL.matcher(plain.email).matches());
    return badEmail
        ? Outcome.refused("bad_email", plain.email + " is no email address.")
        : Outcome.done(plain);
  }
}
