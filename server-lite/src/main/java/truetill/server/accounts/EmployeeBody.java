package truetill.server.accounts;

import static truetill.server.http.Body.or;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.people.Termination;
import truetill.server.db.ReadTx;
import truetill.server.http.Body;

/** Reads the fields of an employee profile. */
final class EmployeeBody {
  private static final List<String> EMPLOYMENT_TYPES =
      List.of("full_time", "part_time", "seasonal");
  private static final BigDecimal MAX_PAY_RATE = new BigDecimal("999999.99");
  private static final int MAX_POSITION = 100;
  private static final int MAX_NAME = 150;
  private static final int MAX_PHONE = 30;
  private static final int MAX_NOTES = 10_000;

  private final EmployeeReferenceStore references = new EmployeeReferenceStore();

  /** The profile after this request, from the one before it; what is wrong is noted. */
  EmployeeProfileStore.Fields read(
      ReadTx tx, Body sent, EmployeeProfileStore.Fields old, LocalDate today) {
    Body body = sent.allowNull("department", "work_location", "termination_date");
    Termination termination =
        new Termination(
            endDate(body, old.termination().date()),
            or(body.choice("termination_type", TerminationType.words()), old.termination().type()));
    if ((body.has("termination_date") || body.has("termination_type"))
        && !termination.check(today).isDone()) {
      body.refuse("termination_type", "This field is required once the employment has ended.");
    }
    BigDecimal rate = body.decimal("pay_rate", 8, 2, BigDecimal.ZERO, MAX_PAY_RATE);
    return new EmployeeProfileStore.Fields(
        reference(body, "department", old.department(), id -> references.departmentExists(tx, id)),
        or(body.text("position", MAX_POSITION), old.position()),
        or(body.choice("employment_type", EMPLOYMENT_TYPES), old.employmentType()),
        rate == null ? old.payRate() : Money.ofCents(rate.movePointRight(2).longValueExact()),
        or(body.date("hire_date"), old.hireDate()),
        termination,
        or(body.text("termination_notes", MAX_NOTES), old.terminationNotes()),
        reference(
            body, "work_location", old.workLocation(), id -> references.locationExists(tx, id)),
        or(body.text("emergency_name", MAX_NAME), old.emergencyName()),
        or(body.text("emergency_phone", MAX_PHONE), old.emergencyPhone()),
        or(body.text("notes", MAX_NOTES), old.notes()));
  }

  private static @Nullable LocalDate endDate(Body body, @Nullable LocalDate old) {
    return body.orKept("termination_date", body.date("termination_date"), old);
  }

  private static @Nullable Long reference(
      Body body, String field, @Nullable Long old, LongPredicate exists) {
    return body.orKept(field, body.existing(field, exists), old);
  }
}
