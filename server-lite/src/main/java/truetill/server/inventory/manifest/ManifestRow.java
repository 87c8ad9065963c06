package truetill.server.inventory.manifest;

import java.util.List;

/**
 * One record of a manifest that is not blank.
 *
 * @param rowNumber 1-based count of records after the header; blank ones count too
 * @param cells trimmed, at least as many as the header has, more when the record had more
 * @param warnings what was put right in this row
 */
public record ManifestRow(int rowNumber, List<String> cells, List<ManifestWarning> warnings) {}
