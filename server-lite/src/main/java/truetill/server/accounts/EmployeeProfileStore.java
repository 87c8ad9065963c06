package truetill.server.accounts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.people.Termination;
import truetill.core.wire.accounts.EmployeeProfile;
import truetill.server.db.WriteTx;

/** Changes of {@code employee_profile}. */
final class EmployeeProfileStore {
  /** What a writer says of an employment. */
  record Fields(
      @Nullable Long department,
      String position,
      String employmentType,
      Money payRate,
      LocalDate hireDate,
      Termination termination,
      String terminationNotes,
      @Nullable Long workLocation,
      String emergencyName,
      String emergencyPhone,
      String notes) {
    /** What an employment begins with (rules-store section 9). */
    static Fields beginning(LocalDate today) {
      return new Fields(
          null, "", "full_time", Money.ZERO, today, Termination.NONE, "", null, "", "", "");
    }

    static Fields of(EmployeeProfile profile) {
      return new Fields(
          profile.department(),
          profile.position(),
          profile.employmentType(),
          profile.payRate(),
          profile.hireDate(),
          new Termination(profile.terminationDate(), profile.terminationType()),
          profile.terminationNotes(),
          profile.workLocation(),
          profile.emergencyName(),
          profile.emergencyPhone(),
          profile.notes());
    }
  }

  void update(WriteTx tx, long userId, Fields fields) {
    tx.handle()
        .createUpdate(
            """
            update employee_profile
               set department_id = :department, position_title = :position,
                   employment_type = :type, pay_rate_cents = :rate, hire_date = :hired,
                   termination_date = :ended, termination_type = :endType,
                   termination_notes = :endNotes, work_location_id = :location,
                   emergency_name = :emergencyName, emergency_phone = :emergencyPhone,
                   notes = :notes
             where user_id = :user
            """)
        .bind("department", fields.department())
        .bind("position", fields.position())
        .bind("type", fields.employmentType())
        .bind("rate", fields.payRate().cents())
        .bind("hired", fields.hireDate())
        .bind("ended", fields.termination().date())
        .bind("endType", fields.termination().type())
        .bind("endNotes", fields.terminationNotes())
        .bind("location", fields.workLocation())
        .bind("emergencyName", fields.emergencyName())
        .bind("emergencyPhone", fields.emergencyPhone())
        .bind("notes", fields.notes())
        .bind("user", userId)
        .execute();
  }
}
