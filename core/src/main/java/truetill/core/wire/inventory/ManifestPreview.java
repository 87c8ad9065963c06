package truetill.core.wire.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code ManifestPreview}: what was seen in a vendor's file when it came in.
 *
 * @param signature 32 hex digits of the header
 * @param templateMappings a JSON list, in the form the JSON library at hand gives it; null while no
 *     template fits
 * @param rows the first twenty
 */
public record ManifestPreview(
    List<String> headers,
    String signature,
    @Nullable Long templateId,
    @Nullable String templateName,
    @Nullable Object templateMappings,
    int rowCount,
    List<RawRow> rows) {}
