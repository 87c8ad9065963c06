package truetill.server.inventory.manifest;

/**
 * How much a manifest may hold (inventory rules, section 7, and decision 12 on the contract). A
 * file above one of them is refused as a whole.
 *
 * @param fileBytes size of the file as it was sent
 * @param records records after the header that are not blank
 * @param columns cells of one record
 * @param cellBytes one cell, as UTF-8
 * @param recordBytes all cells of one record, as UTF-8; keeps a single record from filling the
 *     memory
 * @param sheetBytes the parts of a spreadsheet after unpacking that are read as a stream
 * @param sharedTextBytes the text table of a spreadsheet after unpacking, which stays in memory
 */
public record ManifestLimits(
    long fileBytes,
    int records,
    int columns,
    int cellBytes,
    int recordBytes,
    long sheetBytes,
    long sharedTextBytes) {
  private static final int MIB = 1024 * 1024;

  /** The limits that hold in a store. */
  public static final ManifestLimits CONTRACT =
      new ManifestLimits(200L * MIB, 1_000_000, 512, MIB, 8 * MIB, 4096L * MIB, 96L * MIB);
}
