package truetill.core.wire.pos;

/**
 * The contract's schema {@code DashboardAlert}: something that waits for someone.
 *
 * @param type {@code time_entries}, {@code sick_leave}, {@code drawers} or {@code
 *     modification_requests}
 * @param message one sentence for people, with the number in it
 * @param count at least 1
 */
public record DashboardAlert(String type, String message, long count) {}
