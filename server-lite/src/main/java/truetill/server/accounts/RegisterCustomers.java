package truetill.server.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import truetill.core.people.CustomerDetails;
import truetill.core.people.PlaceholderEmail;
import truetill.core.text.Cut;
import truetill.core.wire.accounts.Customer;
import truetill.server.accounts.UserChangeStore.Person;
import truetill.server.auth.CredentialStore;
import truetill.server.auth.CustomerFeedStore;
import truetill.server.auth.PasswordResetStore;
import truetill.server.auth.PeopleFeedStore;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Customers as registers took them up and changed them: facts, so nothing is refused. A missing or
 * taken email becomes a placeholder (sync.md section 6), and what is too long is cut.
 */
public final class RegisterCustomers {
  private final UserInsertStore inserts = new UserInsertStore();
  private final UserChangeStore changes = new UserChangeStore();
  private final CustomerStore customers = new CustomerStore();
  private final PasswordResetStore resets = new PasswordResetStore();
  private final PeopleFeedStore people = new PeopleFeedStore();
  private final CustomerFeedStore feed = new CustomerFeedStore();

  /** A customer here, with the details a register may change. */
  public record Known(long id, CustomerDetails details) {}

  /** Somebody who may be the same person. */
  public record Like(long id, String number, String why) {}

  public Optional<Known> known(ReadTx tx, UUID uid) {
    return customers.byUid(tx, uid).map(customer -> new Known(customer.id(), details(customer)));
  }

  private static CustomerDetails details(Customer customer) {
    return new CustomerDetails(
        customer.firstName(),
        customer.lastName(),
        PlaceholderEmail.shown(customer.email()),
        customer.phone(),
        customer.notes());
  }

  /** Customers with this number, address, phone or name; ask before the new one is inserted. */
  public List<Like> like(ReadTx tx, String number, CustomerDetails details) {
    return customers.like(tx, number, details);
  }

  public boolean isEmailFree(ReadTx tx, String email) {
    return !inserts.emailExists(tx, CredentialStore.emailKey(email));
  }

  /**
   * Takes somebody up under the number the register gave; answers the user's id.
   *
   * @param details with a free email, or with none
   */
  public long create(
      WriteTx tx, UUID uid, String number, CustomerDetails details, LocalDate since) {
    Person person = person(uid, details);
    long id =
        inserts.insertUser(
            tx,
            uid,
            new NewUser(
                person.email(),
                person.firstName(),
                person.lastName(),
                person.phone(),
                null,
                false,
                null,
                null,
                List.of(),
                "",
                null,
                null));
    inserts.insertCustomer(tx, id, Cut.to(20, number), since, notes(details));
    feed.put(tx, id);
    return id;
  }

  /**
   * Writes the details as they are to be; resets under way end with the address they went to.
   *
   * @param details with a free email, the customer's own, or none
   */
  public void change(WriteTx tx, UUID uid, Known known, CustomerDetails details) {
    changes.setPerson(tx, known.id(), person(uid, details));
    customers.setNotes(tx, known.id(), notes(details));
    if (!details.email().equals(known.details().email())) {
      resets.useUp(tx, known.id());
    }
    people.put(tx, known.id());
  }

  private static Person person(UUID uid, CustomerDetails details) {
    String email = Cut.to(254, details.email());
    return new Person(
        email.isEmpty() ? PlaceholderEmail.of(uid) : email,
        Cut.to(UserHandlers.MAX_NAME, details.firstName()),
        Cut.to(UserHandlers.MAX_NAME, details.lastName()),
        Cut.to(UserHandlers.MAX_PHONE, details.phone()));
  }

  private static String notes(CustomerDetails details) {
    return Cut.to(CustomerHandlers.MAX_NOTES, details.notes());
  }
}
