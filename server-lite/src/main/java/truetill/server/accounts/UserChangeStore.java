package truetill.server.accounts;

import java.util.List;
import truetill.core.people.Role;
import truetill.server.auth.CredentialStore;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Changes of {@code user_account} and {@code user_role}. */
final class UserChangeStore {
  /** What a user is called and reached at. */
  record Person(String email, String firstName, String lastName, String phone) {
    boolean sameNameAndAddress(Person other) {
      return email.equals(other.email)
          && firstName.equals(other.firstName)
          && lastName.equals(other.lastName);
    }
  }

  /**
   * Locks every administrator who can sign in and answers how many there are besides this user;
   * until the transaction ends nobody else takes one away.
   */
  int lockOtherAdministrators(WriteTx tx, long userId) {
    administrators(tx, " for update");
    // Asked again: the first statement may have waited for somebody who took a role away, and on
    // PostgreSQL it still saw the role then.
    return (int) administrators(tx, "").stream().filter(id -> id != userId).count();
  }

  private static List<Long> administrators(WriteTx tx, String lock) {
    return tx.handle()
        .createQuery(
            "select id from user_account"
                + " where is_active and id in (select user_id from user_role where role = 'Admin')"
                + " order by id"
                + lock)
        .mapTo(Long.class)
        .list();
  }

  void setPerson(WriteTx tx, long userId, Person person) {
    tx.handle()
        .createUpdate(
            """
            update user_account
               set email = :email, email_key = :key, first_name = :first, last_name = :last,
                   phone = :phone, updated_at = :now
             where id = :id
            """)
        .bind("email", person.email())
        .bind("key", CredentialStore.emailKey(person.email()))
        .bind("first", person.firstName())
        .bind("last", person.lastName())
        .bind("phone", person.phone())
        .bind("now", tx.now())
        .bind("id", userId)
        .execute();
  }

  void setActive(WriteTx tx, long userId, boolean active) {
    tx.handle()
        .createUpdate(
            "update user_account set is_active = :active, updated_at = :now where id = :id")
        .bind("active", active)
        .bind("now", tx.now())
        .bind("id", userId)
        .execute();
  }

  /** The new role takes the place of every staff role; being a consignee stays (promise 56). */
  void setRole(WriteTx tx, long userId, Role role) {
    tx.handle()
        .createUpdate(
            "delete from user_role where user_id = :id and role <> 'Consignee' and role <> :role")
        .bind("id", userId)
        .bind("role", role.wire())
        .execute();
    tx.handle()
        .createUpdate(
            """
            insert into user_role (user_id, role)
            select u.id, cast(:role as varchar(20)) from user_account u
             where u.id = :id
               and not exists (select 1 from user_role r
                                where r.user_id = u.id and r.role = :role)
            """)
        .bind("id", userId)
        .bind("role", role.wire())
        .execute();
    tx.handle()
        .createUpdate("update user_account set is_staff = :staff, updated_at = :now where id = :id")
        .bind("staff", role.isStaff())
        .bind("now", tx.now())
        .bind("id", userId)
        .execute();
  }

  void delete(WriteTx tx, long userId) {
    tx.handle()
        .createUpdate("delete from user_account where id = :id")
        .bind("id", userId)
        .execute();
  }

  /** Whether somebody carries this number already, however it is spelt. */
  boolean isNumberTaken(ReadTx tx, PrintedNumber kind, String number) {
    String sql =
        switch (kind) {
          case EMPLOYEE ->
              "select 1 from employee_profile where lower(employee_number) = lower(:number)";
          case CONSIGNEE ->
              "select 1 from consignee_profile where lower(consignee_number) = lower(:number)";
          case CUSTOMER ->
              "select 1 from customer_profile where lower(customer_number) = lower(:number)";
        };
    return tx.handle()
        .createQuery(sql + " fetch first 1 rows only")
        .bind("number", number)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
