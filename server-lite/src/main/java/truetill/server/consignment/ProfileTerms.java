package truetill.server.consignment;

import java.util.Map;
import truetill.core.consignment.Standing;
import truetill.core.money.Rate;
import truetill.server.accounts.ConsigneeTrade;
import truetill.server.db.AuditEvent;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Problem;

/** The terms of a consignee, whichever request changes them: here or with the user. */
public final class ProfileTerms implements ConsigneeTrade {
  /** What an account begins with (rules-store section 9). */
  static final AccountStore.Terms NEW =
      new AccountStore.Terms(Standing.ACTIVE, new Rate(4000), "cash", "");

  private final AccountStore accounts = new AccountStore();
  private final AgreementStore agreements = new AgreementStore();

  @Override
  public Terms newTerms(Body body) {
    AccountStore.Terms now = AccountBody.terms(body, NEW);
    return (tx, actor, user) -> change(tx, actor, user, NEW, now);
  }

  @Override
  public Terms changedTerms(WriteTx tx, long userId, Body body) {
    AccountStore.Terms old =
        accounts.lock(tx, userId).orElseThrow(Problem.notFound("ConsigneeProfile"));
    AccountStore.Terms now = AccountBody.terms(body, old);
    return (later, actor, user) -> change(later, actor, user, old, now);
  }

  /** Closing an account closes its agreements (promise 95). */
  void change(WriteTx tx, long actor, long id, AccountStore.Terms old, AccountStore.Terms now) {
    if (now.standing() == Standing.CLOSED) {
      agreements.closeAll(tx, id);
    }
    if (!now.equals(old)) {
      accounts.setTerms(tx, id, now);
      tx.audit(
          new AuditEvent(
              actor, "consignee_terms_changed", "user_account", id, shown(old), shown(now)));
    }
  }

  static Map<String, ?> shown(AccountStore.Terms terms) {
    return Map.of(
        "status", terms.standing().wire(),
        "commission_percent", terms.storeShare().toPercent().toPlainString(),
        "payout_method", terms.payoutMethod());
  }
}
