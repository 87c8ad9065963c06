package truetill.server.inventory;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.PricingStage;
import truetill.core.inventory.RowPrice;
import truetill.core.money.Money;
import truetill.server.http.Body;

/**
 * The pricing keys of a body (contract: {@code PricingFields}): only those that were sent change
 * anything; a sent null takes a price away.
 *
 * @param stage the stage that was named, which wins over the rule
 */
record PriceChange(
    boolean proposedSent,
    @Nullable Money proposed,
    boolean finalSent,
    @Nullable Money finalPrice,
    @Nullable PricingStage stage,
    @Nullable String notes) {
  private static final int MAX_NOTES = 10_000;
  private static final List<String> STAGES =
      Arrays.stream(PricingStage.values()).map(PricingStage::wire).toList();

  /** Notes what is wrong in the body. */
  static PriceChange read(Body body) {
    body.allowNull("proposed_price", "final_price");
    String stage = body.choice("pricing_stage", STAGES);
    return new PriceChange(
        body.has("proposed_price"),
        body.amount("proposed_price"),
        body.has("final_price"),
        body.amount("final_price"),
        stage == null ? null : PricingStage.ofWire(stage).orElseThrow(),
        body.text("pricing_notes", MAX_NOTES));
  }

  boolean isEmpty() {
    return !changesPrice() && stage == null && notes == null;
  }

  /** Whether a price was sent, be it none. */
  boolean changesPrice() {
    return proposedSent || finalSent;
  }

  RowPrice price(RowPrice old) {
    return new RowPrice(
        proposedSent ? proposed : old.proposed(), finalSent ? finalPrice : old.decided());
  }

  /** {@code now} is what {@link #price} made of the row's prices. */
  PricingStage stage(PricingStage old, RowPrice now) {
    return stage != null
        ? stage
        : old.after(proposedSent, finalSent, now.proposed(), now.decided());
  }
}
