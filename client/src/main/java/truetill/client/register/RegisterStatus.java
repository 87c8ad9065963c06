package truetill.client.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the status line and {@code status} show.
 *
 * @param online the last exchange with the server succeeded
 * @param aloneSince when the server was first out of reach, null while online
 * @param waiting recorded ops the server has not taken yet
 * @param deliveredSeq highest op the server has taken
 * @param seq highest op recorded
 * @param head its hash, 64 hex digits
 * @param signedIn email of the person, null when locked
 * @param drawer uid of the open drawer, null when none
 * @param printingWaiting print jobs not yet on paper
 * @param warning a sentence about something that needs attention, null when all is well
 */
public record RegisterStatus(
    boolean online,
    @Nullable Instant aloneSince,
    long waiting,
    long deliveredSeq,
    long seq,
    String head,
    @Nullable String signedIn,
    @Nullable String drawer,
    int printingWaiting,
    @Nullable String warning) {}
