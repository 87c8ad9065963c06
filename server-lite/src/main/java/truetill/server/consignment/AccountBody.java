package truetill.server.consignment;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.consignment.Standing;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.server.http.Body;

/** Reads what requests of this area have in common. */
final class AccountBody {
  static final List<String> STANDINGS =
      Arrays.stream(Standing.values()).map(Standing::wire).toList();
  static final List<String> METHODS = List.of("cash", "check", "store_credit");
  static final int MAX_NOTES = 10_000;

  private AccountBody() {}

  /** A percentage the store keeps: 0 to 100, and 0 means 0 (promise 88). */
  static @Nullable Rate percent(Body body, String field) {
    BigDecimal percent = body.percent(field);
    return percent == null ? null : Rate.ofPercent(percent).orElseThrow();
  }

  /** The standing after this request; a move that is not allowed is noted on the field. */
  static Standing standing(Body body, Standing now) {
    String word = body.choice("status", STANDINGS);
    if (word == null) {
      return now;
    }
    Standing next = Standing.ofWire(word).orElseThrow();
    if (now.moveTo(next) instanceof Outcome.Refused<Standing>(String code, String detail)) {
      body.refuse("status", detail);
    }
    return next;
  }

  /** The terms after this request, from those before it. */
  static AccountStore.Terms terms(Body body, AccountStore.Terms old) {
    Rate share = percent(body, "commission_rate");
    String method = body.choice("payout_method", METHODS);
    String notes = body.text("notes", MAX_NOTES);
    return new AccountStore.Terms(
        standing(body, old.standing()),
        share == null ? old.storeShare() : share,
        method == null ? old.payoutMethod() : method,
        notes == null ? old.notes() : notes);
  }
}
