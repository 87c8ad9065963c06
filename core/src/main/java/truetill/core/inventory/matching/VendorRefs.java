package truetill.core.inventory.matching;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import truetill.core.inventory.MatchKey;

/**
 * The codes one vendor uses and what they mean (rules-inventory section 9, vendor_ref). A row is
 * looked up by its vendor item number as it stands, or, when that is no key, by its UPC without
 * leading zeros, blanks and hyphens (promise 35).
 */
public final class VendorRefs {
  /** One reference; its number is what the vendor calls the product. */
  public record Ref(long id, long productId, String number) {}

  private final Map<String, Ref> byNumber = new HashMap<>();
  private final Map<String, Ref> byUpc = new HashMap<>();

  /** References are added in the order of their ids; of two that mean one code, the first stays. */
  public void add(Ref ref) {
    MatchKey.ofItemNumber(ref.number()).ifPresent(key -> byNumber.putIfAbsent(key, ref));
    MatchKey.ofUpc(ref.number()).ifPresent(key -> byUpc.putIfAbsent(key, ref));
  }

  public Optional<Ref> find(String itemNumber, String upc) {
    Optional<String> number = MatchKey.ofItemNumber(itemNumber);
    return number.isPresent() ? number.map(byNumber::get) : MatchKey.ofUpc(upc).map(byUpc::get);
  }

  /** What a new reference for such a row is called; empty when the row has no usable code. */
  public static Optional<String> numberOf(String itemNumber, String upc) {
    return MatchKey.ofItemNumber(itemNumber).or(() -> MatchKey.ofUpc(upc).map(key -> upc.strip()));
  }
}
