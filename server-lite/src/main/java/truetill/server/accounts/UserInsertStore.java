package truetill.server.accounts;

import java.time.LocalDate;
import java.util.UUID;
import truetill.core.people.Role;
import truetill.server.auth.CredentialStore;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** New rows of {@code user_account}, {@code user_role} and the three profiles. */
final class UserInsertStore {
  long insertUser(WriteTx tx, NewUser user) {
    return insertUser(tx, tx.newUid(), user);
  }

  /** As the other, for somebody whose uid was minted elsewhere. */
  long insertUser(WriteTx tx, UUID uid, NewUser user) {
    return tx.handle()
        .createUpdate(
            """
            insert into user_account
              (uid, email, email_key, first_name, last_name, phone, is_active, is_staff,
               date_joined, updated_at, must_change_password, password_hash, pin_hash, pin_tag)
            values
              (:uid, :email, :key, :first, :last, :phone, true, :staff,
               :now, :now, :mustChange, :password, :pin, :tag)
            """)
        .bind("uid", uid)
        .bind("email", user.email())
        .bind("key", CredentialStore.emailKey(user.email()))
        .bind("first", user.firstName())
        .bind("last", user.lastName())
        .bind("phone", user.phone())
        .bind("staff", user.roles().stream().anyMatch(Role::isStaff))
        .bind("now", tx.now())
        .bind("mustChange", user.mustChangePassword())
        .bind("password", user.passwordHash())
        .bind("pin", user.pinHash())
        .bind("tag", user.pinTag())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void insertRole(WriteTx tx, long userId, Role role) {
    tx.handle()
        .createUpdate("insert into user_role (user_id, role) values (:user, :role)")
        .bind("user", userId)
        .bind("role", role.wire())
        .execute();
  }

  void insertEmployee(WriteTx tx, long userId, NewUser user, String number, LocalDate hireDate) {
    tx.handle()
        .createUpdate(
            """
            insert into employee_profile
              (uid, user_id, employee_number, department_id, position_title, hire_date,
               work_location_id, created_at)
            values (:uid, :user, :number, :department, :position, :hired, :location, :now)
            """)
        .bind("uid", tx.newUid())
        .bind("user", userId)
        .bind("number", number)
        .bind("department", user.departmentId())
        .bind("position", user.position())
        .bind("hired", hireDate)
        .bind("location", user.locationId())
        .bind("now", tx.now())
        .execute();
  }

  void insertConsignee(WriteTx tx, long userId, String number, LocalDate joinDate) {
    tx.handle()
        .createUpdate(
            """
            insert into consignee_profile (uid, user_id, consignee_number, join_date, created_at)
            values (:uid, :user, :number, :joined, :now)
            """)
        .bind("uid", tx.newUid())
        .bind("user", userId)
        .bind("number", number)
        .bind("joined", joinDate)
        .bind("now", tx.now())
        .execute();
  }

  void insertCustomer(WriteTx tx, long userId, String number, LocalDate since, String notes) {
    tx.handle()
        .createUpdate(
            """
            insert into customer_profile (uid, user_id, customer_number, customer_since, notes)
            values (:uid, :user, :number, :since, :notes)
            """)
        .bind("uid", tx.newUid())
        .bind("user", userId)
        .bind("number", number)
        .bind("since", since)
        .bind("notes", notes)
        .execute();
  }

  boolean emailExists(ReadTx tx, String emailKey) {
    return tx.handle()
        .createQuery("select 1 from user_account where email_key = :key fetch first 1 rows only")
        .bind("key", emailKey)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
