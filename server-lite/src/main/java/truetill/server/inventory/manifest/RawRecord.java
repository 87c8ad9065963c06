package truetill.server.inventory.manifest;

import java.util.List;

/**
 * A record as it stands in the file.
 *
 * @param position 1-based place among all records of the file, blank ones counted
 * @param cells untrimmed; none for an empty line
 */
record RawRecord(long position, List<String> cells) {}
