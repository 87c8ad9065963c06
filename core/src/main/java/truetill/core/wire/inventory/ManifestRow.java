package truetill.core.wire.inventory;

import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code ManifestRow}: one standardized line of a manifest.
 *
 * @param specifications a JSON object, in the form the JSON library at hand gives it
 * @param matchCandidates a JSON list of at most three candidates, likewise
 */
public record ManifestRow(
    long id,
    long purchaseOrder,
    long rowNumber,
    long quantity,
    String description,
    String title,
    String brand,
    String model,
    String category,
    String condition,
    @Nullable Money retailValue,
    @Nullable Money proposedPrice,
    @Nullable Money finalPrice,
    String pricingStage,
    String pricingNotes,
    String upc,
    String vendorItemNumber,
    boolean batchFlag,
    String searchTags,
    Object specifications,
    @Nullable Long matchedProduct,
    @Nullable String matchedProductTitle,
    @Nullable String matchedProductNumber,
    String matchStatus,
    Object matchCandidates,
    String aiMatchDecision,
    String aiReasoning,
    String aiSuggestedTitle,
    String aiSuggestedBrand,
    String aiSuggestedModel,
    String notes) {}
