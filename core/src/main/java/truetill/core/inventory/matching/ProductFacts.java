package truetill.core.inventory.matching;

import java.util.Optional;
import truetill.core.inventory.MatchKey;

/** What matching knows of a product; texts as they are stored. */
public record ProductFacts(
    long id, String title, String brand, String model, String upc, boolean active) {

  /** What its UPC is compared by. */
  public Optional<String> upcKey() {
    return MatchKey.ofUpc(upc);
  }
}
