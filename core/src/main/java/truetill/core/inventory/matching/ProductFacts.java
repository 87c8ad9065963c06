package truetill.core.inventory.matching;

import java.util.Optional;

/**
 * What matching knows of a product; texts as they are stored.
 *
 * @param upcKey what its UPC is compared by ({@link truetill.core.inventory.MatchKey})
 */
public record ProductFacts(
    long id, String title, String brand, String model, Optional<String> upcKey, boolean active) {}
