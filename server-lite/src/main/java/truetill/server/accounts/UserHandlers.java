package truetill.server.accounts;

import static truetill.server.http.Body.or;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Role;
import truetill.core.wire.accounts.TemporaryPassword;
import truetill.core.wire.accounts.User;
import truetill.server.accounts.UserChangeStore.Person;
import truetill.server.auth.CredentialStore;
import truetill.server.auth.PasswordRule;
import truetill.server.auth.Passwords;
import truetill.server.auth.PeopleFeedStore;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Users as administrators keep them: list, create with a profile, change, a new password. */
final class UserHandlers {
  static final String ENTITY = "User";
  static final int MAX_NAME = 150;
  static final int MAX_PHONE = 30;
  static final String TAKEN = "user with this email already exists.";
  private static final int MAX_NUMBER = 20;
  private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::wire).toList();

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final UserWriter writer;
  private final Passwords passwords;
  private final ConsigneeTrade trade;
  private final UserAccess access;
  private final UserStore users = new UserStore();
  private final UserChangeStore changes = new UserChangeStore();
  private final EmployeeProfileStore employees = new EmployeeProfileStore();
  private final EmployeeBody employeeBody = new EmployeeBody();
  private final CredentialStore credentials = new CredentialStore();
  private final PeopleFeedStore people = new PeopleFeedStore();

  UserHandlers(
      Database database,
      UnitOfWork work,
      StoreTime time,
      UserWriter writer,
      Passwords passwords,
      ConsigneeTrade trade,
      UserAccess access) {
    this.database = database;
    this.work = work;
    this.time = time;
    this.writer = writer;
    this.passwords = passwords;
    this.trade = trade;
    this.access = access;
  }

  Reply list(Call call) {
    Query query = call.query();
    String role = query.choice("role", ROLES);
    Boolean active = query.flag("is_active");
    query.orRefuse();
    UserStore.Filter filter =
        new UserStore.Filter(query.searchWords(), role, active, query.ordering());
    return call.page(database.read(tx -> users.page(tx, filter, query.paging())));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> users.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  /** Row, group, profile and number in one transaction (promise 58). */
  Reply create(Call call) {
    Body body = call.body();
    long actor = call.caller().userId();
    String email = body.requiredEmail("email");
    Person person =
        new Person(
            email,
            body.requiredText("first_name", MAX_NAME),
            body.requiredText("last_name", MAX_NAME),
            or(body.text("phone", MAX_PHONE), ""));
    String password = body.requiredSecret("password");
    if (!password.isEmpty()) {
      PasswordRule.complaint(password, email)
          .ifPresent(complaint -> body.refuse("password", complaint));
    }
    @Nullable Role role = Role.ofWire(body.requiredChoice("role", ROLES)).orElse(null);
    boolean active = or(body.bool("is_active"), true);
    String hash = passwords.hash(password);
    return Reply.created(
        work.write(tx -> {
          if (writer.isEmailTaken(tx, email)) {
            body.refuse("email", TAKEN);
          }
          if (role == null) {
            body.orRefuse();
            throw new IllegalStateException("a missing role is refused");
          }
          long id =
              role == Role.CONSIGNEE
                  ? createConsignee(tx, actor, body, newUser(person, hash, role))
                  : createEmployee(tx, body, newUser(person, hash, role));
          if (!active) {
            changes.setActive(tx, id, false);
            people.put(tx, id);
          }
          tx.audit(
              new AuditEvent(
                  actor,
                  "user_created",
                  "user_account",
                  id,
                  Map.of(),
                  Map.of("role", role.wire())));
          return users.find(tx, id).orElseThrow();
        }));
  }

  private static NewUser newUser(Person person, String hash, Role role) {
    return new NewUser(
        person.email(),
        person.firstName(),
        person.lastName(),
        person.phone(),
        hash,
        false,
        null,
        null,
        List.of(role),
        "",
        null,
        null);
  }

  /** Somebody whose employment has ended already is created disabled (promise 65). */
  private long createEmployee(WriteTx tx, Body sent, NewUser user) {
    Body body = sent.flattened("employee_profile");
    LocalDate today = time.clock().dateOf(tx.now());
    EmployeeProfileStore.Fields fields =
        employeeBody.read(tx, body, EmployeeProfileStore.Fields.beginning(today), today);
    String number = number(tx, body, PrintedNumber.EMPLOYEE, "employee_number");
    body.orRefuse();
    long id = writer.create(tx, user, number);
    employees.update(tx, id, fields);
    if (fields.termination().isInForce(today)) {
      changes.setActive(tx, id, false);
      people.put(tx, id);
    }
    return id;
  }

  private long createConsignee(WriteTx tx, long actor, Body sent, NewUser user) {
    Body body = sent.flattened("consignee_profile");
    ConsigneeTrade.Terms terms = trade.newTerms(body);
    String number = number(tx, body, PrintedNumber.CONSIGNEE, "consignee_number");
    body.orRefuse();
    long id = writer.create(tx, user, number);
    terms.store(tx, actor, id);
    return id;
  }

  /** A number given by hand; null when the series gives one. */
  private @Nullable String number(WriteTx tx, Body body, PrintedNumber kind, String field) {
    body.allowNull(field);
    String given = body.text(field, MAX_NUMBER);
    if (given == null || given.isEmpty()) {
      return null;
    }
    if (changes.isNumberTaken(tx, kind, given)) {
      body.refuse(field, kind.sequence() + " profile with this " + field + " already exists.");
    }
    return given;
  }

  Reply patch(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          User user = users.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = call.body();
          Person old = person(user);
          Person now =
              new Person(
                  or(body.email("email"), old.email()),
                  or(body.filledText("first_name", MAX_NAME), old.firstName()),
                  or(body.filledText("last_name", MAX_NAME), old.lastName()),
                  or(body.text("phone", MAX_PHONE), old.phone()));
          if (!sameAddress(now, old) && writer.isEmailTaken(tx, now.email())) {
            body.refuse("email", TAKEN);
          }
          String roleWord = body.choice("role", ROLES);
          boolean active = or(body.bool("is_active"), user.isActive());
          body.orRefuse();
          setPerson(tx, actor, id, old, now);
          Role role = Role.ofWire(or(roleWord, or(user.role(), ""))).orElse(null);
          if (role == null) {
            access.change(tx, actor, user, active);
          } else {
            access.change(tx, actor, user, role, active);
          }
          return users.find(tx, id).orElseThrow();
        }));
  }

  /** A new address ends the resets sent to the old one. */
  private void setPerson(WriteTx tx, long actor, long id, Person old, Person now) {
    if (now.equals(old)) {
      return;
    }
    changes.setPerson(tx, id, now);
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
  }

  static Person person(User user) {
    return new Person(user.email(), user.firstName(), user.lastName(), user.phone());
  }

  static boolean sameAddress(Person one, Person other) {
    return CredentialStore.emailKey(one.email()).equals(CredentialStore.emailKey(other.email()));
  }

  /** Customers have no password (rules-store section 2); everybody else can be given one. */
  Reply resetPassword(Call call) {
    long id = call.id(ENTITY);
    long actor = call.caller().userId();
    User user = database.read(tx -> users.find(tx, id)).orElseThrow(Problem.notFound(ENTITY));
    if (user.roles().isEmpty()) {
      throw Problem.refused("no_role", "A customer cannot sign in. Give the user a role first.");
    }
    String temporary = passwords.temporary();
    String hash = passwords.hash(temporary);
    work.write(tx -> {
      credentials.setPassword(tx, id, hash, true);
      access.endSessions(tx, id);
      people.put(tx, id);
      tx.audit(
          new AuditEvent(
              actor, "temporary_password_given", "user_account", id, Map.of(), Map.of()));
      return id;
    });
    return Reply.ok(
            new TemporaryPassword(
                "Temporary password set. It has to be changed at the next sign-in.", temporary))
        .with("Cache-Control", "no-store");
  }
}
