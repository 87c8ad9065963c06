package truetill.client.devices.printer;

import org.jspecify.annotations.Nullable;

/**
 * What the register shows about its printer.
 *
 * @param waiting jobs not yet printed, the one being printed included
 * @param problem one sentence for the cashier, or null while all is well
 */
public record PrintQueueStatus(int waiting, @Nullable String problem) {}
