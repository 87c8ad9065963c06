package truetill.core.wire.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET devices/:id/journal/?at=}: how much of a PC's journal the store has, for a
 * manager who hands in the rest.
 *
 * @param status active, lost or revoked
 * @param acceptedSeq highest record taken, 0 for none
 * @param headHash its hash; the chain's root when none is taken
 * @param hashThere hash of the record {@code at}; null when it was not asked for or is not there
 */
public record JournalStand(
    UUID device, String status, long acceptedSeq, String headHash, @Nullable String hashThere) {}
