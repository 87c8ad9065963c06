package truetill.server.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import truetill.core.journal.CustomerOp;
import truetill.core.people.Access;
import truetill.core.people.CustomerDetails;
import truetill.core.people.CustomerMerge;
import truetill.core.people.Role;
import truetill.core.text.Cut;
import truetill.server.accounts.RegisterCustomers;
import truetill.server.auth.CredentialStore;
import truetill.server.db.AuditEvent;
import truetill.server.db.WriteTx;
import truetill.server.pos.SaleStore;

/** Customers that registers took up and changed (sync.md section 6). */
final class CustomerOps {
  private static final String SUBJECT = "user_account";

  /** As much of a text as a work item shows. */
  private static final int SHOWN = 300;

  private final SaleStore sales;
  private final RegisterCustomers customers = new RegisterCustomers();
  private final CredentialStore people = new CredentialStore();

  CustomerOps(SaleStore sales) {
    this.sales = sales;
  }

  Verdict created(OpContext context, CustomerOp.Created op) {
    WriteTx tx = context.tx();
    if (people.byUid(tx, op.customer()).isPresent()) {
      throw new OpContext.CannotApply("somebody has the uid " + op.customer() + " already");
    }
    long actor = context.actor(Access.MANAGER, Cases.NORMAL);
    CustomerDetails wanted = op.details();
    List<RegisterCustomers.Like> like = customers.like(tx, op.number(), wanted);
    boolean taken = !wanted.email().isEmpty() && !customers.isEmailFree(tx, wanted.email());
    long id =
        customers.create(
            tx,
            op.customer(),
            op.number(),
            taken ? without(wanted) : wanted,
            context.envelope().businessDate());
    if (taken || !like.isEmpty()) {
      duplicate(context, id, wanted, taken, like);
    }
    sales.customerArrived(tx, op.customer(), id);
    context.audit(actor, "customer_created", SUBJECT, id, Map.of("number", op.number()));
    return Verdict.brought(op.customer());
  }

  Verdict edited(OpContext context, CustomerOp.Edited op) {
    WriteTx tx = context.tx();
    Optional<CredentialStore.Credentials> person = people.byUid(tx, op.customer());
    if (person.isEmpty()) {
      return Verdict.waitsFor(op.customer());
    }
    long actor = context.actor(Access.MANAGER, Cases.NORMAL);
    Optional<RegisterCustomers.Known> found = customers.known(tx, op.customer());
    if (found.isEmpty()) {
      conflict(context, person.get().id(), List.of(Map.of("field", "customer", "now", "deleted")));
      return Verdict.applied();
    }
    RegisterCustomers.Known known = found.get();
    CustomerMerge merge = CustomerMerge.of(known.details(), op.before(), op.after());
    CustomerDetails details = allowed(context, person.get(), known.details(), merge.details());
    details = withFreeEmail(context, known, details);
    if (!merge.conflicts().isEmpty()) {
      List<Map<String, String>> fields = new ArrayList<>();
      merge
          .conflicts()
          .forEach(one ->
              fields.add(
                  Map.of(
                      "field", one.field(),
                      "former", Cut.to(SHOWN, one.former()),
                      "now", Cut.to(SHOWN, one.now()))));
      conflict(context, known.id(), fields);
    }
    if (!details.equals(known.details())) {
      customers.change(tx, op.customer(), known, details);
      tx.audit(
          new AuditEvent(
              actor,
              "customer_edited",
              SUBJECT,
              known.id(),
              values(known.details()),
              values(details)));
    }
    return Verdict.applied();
  }

  /** Whoever may rename staff may take over their accounts: that stays an administrator's. */
  private CustomerDetails allowed(
      OpContext context,
      CredentialStore.Credentials person,
      CustomerDetails here,
      CustomerDetails wanted) {
    boolean isStaff = person.roles().stream().anyMatch(Role::isStaff);
    if (!isStaff || here.isSamePerson(wanted) || isAdministrator(context)) {
      return wanted;
    }
    context
        .cases()
        .open(
            "actor_not_allowed",
            Cases.HIGH,
            "Name and email of staff are changed by an administrator; they were left as they are.",
            Map.of("customer", person.id(), "auth", context.envelope().auth()));
    return new CustomerDetails(
        here.firstName(), here.lastName(), here.email(), wanted.phone(), wanted.notes());
  }

  private boolean isAdministrator(OpContext context) {
    UUID actor = context.envelope().actor();
    return people
        .byUid(context.tx(), actor)
        .filter(one -> one.active() && one.roles().contains(Role.ADMIN))
        .isPresent();
  }

  private CustomerDetails withFreeEmail(
      OpContext context, RegisterCustomers.Known known, CustomerDetails wanted) {
    String here = known.details().email();
    String email = wanted.email();
    boolean same = CredentialStore.emailKey(email).equals(CredentialStore.emailKey(here));
    if (email.isEmpty() || same || customers.isEmailFree(context.tx(), email)) {
      return wanted;
    }
    duplicate(context, known.id(), wanted, true, List.of());
    return new CustomerDetails(
        wanted.firstName(), wanted.lastName(), here, wanted.phone(), wanted.notes());
  }

  private static void duplicate(
      OpContext context,
      long customer,
      CustomerDetails wanted,
      boolean emailTaken,
      List<RegisterCustomers.Like> like) {
    List<Map<String, ?>> others = new ArrayList<>();
    like.forEach(
        one -> others.add(Map.of("customer", one.id(), "number", one.number(), "same", one.why())));
    boolean surely = emailTaken || like.stream().anyMatch(one -> !one.why().equals("name"));
    context
        .cases()
        .open(
            "maybe_duplicate",
            surely ? Cases.NORMAL : Cases.INFO,
            Cut.to(SHOWN, wanted.name()) + " may be a customer already; both were kept.",
            Map.of(
                "customer", customer,
                "email_taken", emailTaken ? Cut.to(SHOWN, wanted.email()) : "",
                "like", others));
  }

  private static void conflict(OpContext context, long customer, List<Map<String, String>> fields) {
    context
        .cases()
        .open(
            "field_conflict",
            Cases.INFO,
            "A customer was changed at two places; the later change stands.",
            Map.of("customer", customer, "fields", fields));
  }

  private static CustomerDetails without(CustomerDetails details) {
    return new CustomerDetails(
        details.firstName(), details.lastName(), "", details.phone(), details.notes());
  }

  private static Map<String, String> values(CustomerDetails details) {
    return Map.of(
        "first_name", details.firstName(),
        "last_name", details.lastName(),
        "email", details.email(),
        "phone", details.phone(),
        "notes", details.notes());
  }
}
