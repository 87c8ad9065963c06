package truetill.server.accounts;

import static truetill.server.http.Body.or;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import truetill.core.wire.accounts.Customer;
import truetill.core.wire.accounts.User;
import truetill.server.accounts.UserChangeStore.Person;
import truetill.server.auth.CustomerFeedStore;
import truetill.server.auth.PeopleFeedStore;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Customers, addressed by user id (promise 52): list, create, change, delete, look up. */
final class CustomerHandlers {
  private static final String ENTITY = "CustomerProfile";
  static final int MAX_NOTES = 10_000;

  private final Database database;
  private final UnitOfWork work;
  private final UserWriter writer;
  private final UserAccess access;
  private final CustomerStore customers = new CustomerStore();
  private final UserStore users = new UserStore();
  private final UserChangeStore changes = new UserChangeStore();
  private final PeopleFeedStore people = new PeopleFeedStore();
  private final CustomerFeedStore feed = new CustomerFeedStore();

  CustomerHandlers(Database database, UnitOfWork work, UserWriter writer, UserAccess access) {
    this.database = database;
    this.work = work;
    this.writer = writer;
    this.access = access;
  }

  Reply list(Call call) {
    Query query = call.query();
    query.orRefuse();
    return call.page(
        database.read(
            tx -> customers.page(tx, query.searchWords(), query.ordering(), query.paging())));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> customers.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply lookup(Call call) {
    String number = call.path("customer_number").strip();
    return Reply.ok(
        database
            .read(tx -> customers.byNumber(tx, number))
            .orElseThrow(() -> Problem.missing("Customer not found.")));
  }

  /** A former customer whose sales were kept gets a profile again (promise 53). */
  Reply create(Call call) {
    Body body = call.body();
    Person person =
        new Person(
            body.requiredEmail("email"),
            body.requiredText("first_name", UserHandlers.MAX_NAME),
            body.requiredText("last_name", UserHandlers.MAX_NAME),
            or(body.text("phone", UserHandlers.MAX_PHONE), ""));
    String notes = or(body.text("notes", MAX_NOTES), "");
    long actor = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          Optional<Long> former = customers.formerCustomer(tx, person.email());
          if (former.isEmpty() && writer.isEmailTaken(tx, person.email())) {
            body.refuse("email", UserHandlers.TAKEN);
          }
          body.orRefuse();
          long id =
              former
                  .map(known -> again(tx, actor, known, person, notes))
                  .orElseGet(() -> writer.createCustomer(tx, newUser(person), notes));
          return customers.find(tx, id).orElseThrow();
        }));
  }

  private long again(WriteTx tx, long actor, long id, Person person, String notes) {
    changes.setPerson(tx, id, person);
    access.enable(tx, actor, id);
    writer.makeCustomer(tx, id, notes);
    return id;
  }

  private static NewUser newUser(Person person) {
    return new NewUser(
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
        null);
  }

  /** Name and address of staff are an administrator's business (promise 45). */
  Reply patch(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    boolean isAdmin = call.caller().isAdmin();
    return Reply.ok(
        work.write(tx -> {
          Customer customer = customers.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          User user = users.find(tx, id).orElseThrow();
          Body body = call.body();
          Person old = UserHandlers.person(user);
          Person now =
              new Person(
                  or(body.email("email"), old.email()),
                  or(body.filledText("first_name", UserHandlers.MAX_NAME), old.firstName()),
                  or(body.filledText("last_name", UserHandlers.MAX_NAME), old.lastName()),
                  or(body.text("phone", UserHandlers.MAX_PHONE), old.phone()));
          if (user.isStaff() && !isAdmin && !now.sameNameAndAddress(old)) {
            throw Problem.forbidden();
          }
          if (!UserHandlers.sameAddress(now, old) && writer.isEmailTaken(tx, now.email())) {
            body.refuse("email", UserHandlers.TAKEN);
          }
          String notes = or(body.text("notes", MAX_NOTES), customer.notes());
          body.orRefuse();
          if (!now.equals(old)) {
            changes.setPerson(tx, id, now);
            people.put(tx, id);
          }
          if (!now.email().equals(old.email())) {
            access.endResets(tx, id);
            tx.audit(
                new AuditEvent(
                    actor,
                    "email_changed",
                    "user_account",
                    id,
                    Map.of("email", old.email()),
                    Map.of("email", now.email())));
          }
          customers.setNotes(tx, id, notes);
          feed.put(tx, id);
          return customers.find(tx, id).orElseThrow();
        }));
  }

  /**
   * The profile goes. The user goes too when nothing else needs him; one who has bought stays as
   * the buyer, disabled (promise 53).
   */
  Reply delete(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    work.write(tx -> {
      Customer customer = customers.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
      User user = users.find(tx, id).orElseThrow();
      customers.deleteProfile(tx, id);
      feed.delete(tx, customer.uid(), id);
      tx.audit(
          new AuditEvent(
              actor,
              "customer_deleted",
              "user_account",
              id,
              Map.of("customer_number", customer.customerNumber()),
              Map.of()));
      boolean needed =
          !user.roles().isEmpty() || user.employee() != null || user.consignee() != null;
      if (needed) {
        return id;
      }
      if (customers.hasSales(tx, id)) {
        access.disable(tx, actor, id);
      } else {
        changes.delete(tx, id);
      }
      return id;
    });
    return Reply.noContent();
  }
}
