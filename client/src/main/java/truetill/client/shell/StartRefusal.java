package truetill.client.shell;

/**
 * A register that could not be opened.
 *
 * @param code such as {@code already_running}, {@code foreign_journal}, {@code broken_journal},
 *     {@code disk_full}; any other code gets general advice
 * @param detail one sentence about what was found
 * @param tryAgain tries to open it once more
 * @param leave ends the program
 */
public record StartRefusal(String code, String detail, Runnable tryAgain, Runnable leave) {}
