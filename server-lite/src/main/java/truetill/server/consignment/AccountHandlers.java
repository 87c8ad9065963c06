package truetill.server.consignment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import truetill.core.consignment.Standing;
import truetill.core.money.Rate;
import truetill.core.people.Access;
import truetill.core.people.Role;
import truetill.core.wire.consignment.ConsigneeAccount;
import truetill.server.accounts.NewUser;
import truetill.server.accounts.UserWriter;
import truetill.server.auth.CredentialStore;
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

/** Consignee accounts, addressed by user id: list, create or link, change, close. */
final class AccountHandlers {
  private static final String ENTITY = "ConsigneeProfile";
  private static final int MAX_NAME = 150;
  private static final int MAX_PHONE = 30;

  /** What an account begins with (rules-store section 9). */
  private static final AccountStore.Terms NEW =
      new AccountStore.Terms(Standing.ACTIVE, new Rate(4000), "cash", "");

  private final Database database;
  private final UnitOfWork work;
  private final UserWriter users;
  private final AccountStore accounts = new AccountStore();
  private final AgreementStore agreements = new AgreementStore();
  private final CredentialStore people = new CredentialStore();
  private final PeopleFeedStore peopleFeed = new PeopleFeedStore();

  AccountHandlers(Database database, UnitOfWork work, UserWriter users) {
    this.database = database;
    this.work = work;
    this.users = users;
  }

  Reply list(Call call) {
    Query query = call.query();
    String status = query.choice("status", AccountBody.STANDINGS);
    query.orRefuse();
    AccountStore.Filter filter =
        new AccountStore.Filter(query.searchWords(), status, query.ordering());
    return call.page(database.read(tx -> accounts.page(tx, filter, query.paging())));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> accounts.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().allowNull("user_id");
    long actor = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          Long existing = body.pk("user_id");
          boolean creating = existing == null && !isBad(body);
          NewUser person = creating ? newPerson(tx, body) : null;
          CredentialStore.Credentials linked = existing == null ? null : linked(tx, body, existing);
          AccountStore.Terms terms = AccountBody.terms(body, NEW);
          body.orRefuse();
          long id;
          if (linked == null) {
            id = users.create(tx, Objects.requireNonNull(person));
          } else {
            id = linked.id();
            users.makeConsignee(tx, id, linked.roles());
          }
          accounts.setTerms(tx, id, terms);
          audit(
              tx,
              actor,
              linked == null ? "consignee_created" : "consignee_linked",
              id,
              Map.of(),
              shown(terms));
          return accounts.find(tx, id).orElseThrow();
        }));
  }

  /** A user id that was sent but could not be read has its own message already. */
  private static boolean isBad(Body body) {
    var sent = body.json("user_id");
    return sent != null && !sent.isNull() && !(sent.isTextual() && sent.asText().isBlank());
  }

  private NewUser newPerson(WriteTx tx, Body body) {
    String email = body.requiredEmail("email");
    String first = body.requiredText("first_name", MAX_NAME);
    String last = body.requiredText("last_name", MAX_NAME);
    String phone = body.text("phone", MAX_PHONE);
    if (!email.isEmpty() && users.isEmailTaken(tx, email)) {
      refuseTaken(body);
    }
    return new NewUser(
        email,
        first,
        last,
        Objects.requireNonNullElse(phone, ""),
        null,
        false,
        null,
        null,
        List.of(Role.CONSIGNEE),
        "",
        null,
        null);
  }

  private CredentialStore.@Nullable Credentials linked(WriteTx tx, Body body, long id) {
    CredentialStore.Credentials person = people.byId(tx, id).orElse(null);
    if (person == null) {
      body.refuseUnknownPk("user_id", id);
    } else if (accounts.lock(tx, id).isPresent()) {
      body.refuse("user_id", "This user has a consignee account already.");
    }
    return person;
  }

  Reply patch(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    boolean isAdmin = call.caller().isAdmin();
    return Reply.ok(
        work.write(tx -> {
          AccountStore.Terms old = accounts.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
          ConsigneeAccount person = accounts.find(tx, id).orElseThrow();
          Body body = call.body();
          String email = or(body.email("email"), person.email());
          String first = or(body.filledText("first_name", MAX_NAME), person.firstName());
          String last = or(body.filledText("last_name", MAX_NAME), person.lastName());
          String phone = or(body.text("phone", MAX_PHONE), person.phone());
          boolean renamed =
              !email.equals(person.email())
                  || !first.equals(person.firstName())
                  || !last.equals(person.lastName());
          if (renamed && !isAdmin && isStaff(tx, id)) {
            throw Problem.forbidden();
          }
          if (!sameAddress(email, person.email()) && users.isEmailTaken(tx, email)) {
            refuseTaken(body);
          }
          AccountStore.Terms now = AccountBody.terms(body, old);
          body.orRefuse();
          if (renamed || !phone.equals(person.phone())) {
            accounts.setPerson(tx, id, email, first, last, phone);
            peopleFeed.put(tx, id);
          }
          if (!email.equals(person.email())) {
            audit(
                tx,
                actor,
                "email_changed",
                id,
                Map.of("email", person.email()),
                Map.of("email", email));
          }
          setTerms(tx, actor, id, old, now);
          return accounts.find(tx, id).orElseThrow();
        }));
  }

  /** Closes the account and with it the agreements; it can still be read (promise 95). */
  Reply close(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    work.write(tx -> {
      AccountStore.Terms old = accounts.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
      setTerms(
          tx,
          actor,
          id,
          old,
          new AccountStore.Terms(
              Standing.CLOSED, old.storeShare(), old.payoutMethod(), old.notes()));
      return id;
    });
    return Reply.noContent();
  }

  private void setTerms(
      WriteTx tx, long actor, long id, AccountStore.Terms old, AccountStore.Terms now) {
    if (now.standing() == Standing.CLOSED) {
      agreements.closeAll(tx, id);
    }
    if (!now.equals(old)) {
      accounts.setTerms(tx, id, now);
      audit(tx, actor, "consignee_terms_changed", id, shown(old), shown(now));
    }
  }

  /** Name and address of staff are an administrator's business (promise 45). */
  private boolean isStaff(WriteTx tx, long id) {
    return Access.STAFF.allows(people.byId(tx, id).orElseThrow().roles());
  }

  private static boolean sameAddress(String one, String other) {
    return CredentialStore.emailKey(one).equals(CredentialStore.emailKey(other));
  }

  private static void refuseTaken(Body body) {
    body.refuse("email", "user with this email already exists.");
  }

  private static String or(@Nullable String sent, String old) {
    return sent == null ? old : sent;
  }

  private static Map<String, ?> shown(AccountStore.Terms terms) {
    return Map.of(
        "status", terms.standing().wire(),
        "commission_percent", terms.storeShare().toPercent().toPlainString(),
        "payout_method", terms.payoutMethod());
  }

  private static void audit(
      WriteTx tx, long actor, String action, long id, Map<String, ?> before, Map<String, ?> after) {
    tx.audit(new AuditEvent(actor, action, "user_account", id, before, after));
  }
}
