package truetill.core.wire.sync;

import java.util.UUID;

/**
 * Answer of {@code GET devices/:id/journal/}: how much of a PC's journal the store has, for a
 * manager who hands in the rest.
 *
 * @param status active, lost or revoked
 * @param acceptedSeq highest record taken, 0 for none
 * @param headHash its hash; the chain's root when none is taken
 */
public record JournalStand(UUID device, String status, long acceptedSeq, String headHash) {}
