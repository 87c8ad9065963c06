package truetill.core.wire.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * The contract's schema {@code CSVTemplate}: the remembered mapping of one vendor's layout.
 *
 * @param columnMappings a JSON list, in the form the JSON library at hand gives it
 */
public record CsvTemplate(
    long id,
    UUID uid,
    long vendor,
    String vendorName,
    String name,
    String headerSignature,
    Object columnMappings,
    boolean isDefault,
    Instant createdAt) {}
