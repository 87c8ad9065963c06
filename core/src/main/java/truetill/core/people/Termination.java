package truetill.core.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * The end of an employment (promise 65): from its day on it needs a reason and ends sign-in; a day
 * still to come does neither.
 *
 * @param date the last day, null while employed
 * @param type the contract's word for the reason, empty for none
 */
public record Termination(@Nullable LocalDate date, String type) {
  public static final Termination NONE = new Termination(null, "");

  /** Whether the employment has ended on this store-local day. */
  public boolean isInForce(LocalDate today) {
    return date != null && !date.isAfter(today);
  }

  /** Refuses an end without a reason. */
  public Outcome<Termination> check(LocalDate today) {
    return isInForce(today) && type.isEmpty()
        ? Outcome.refused("termination_type_missing", "Say why the employment ended.")
        : Outcome.done(this);
  }
}
