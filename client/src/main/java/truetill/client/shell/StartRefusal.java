package truetill.client.shell;

/**
 * A register that could not be opened.
 *
 * @param code the opening's word, such as {@code already_running}, {@code foreign_journal}, {@code
 *     journal_damaged}, {@code disk_full}; a code without advice of its own gets general advice
 * @param detail one sentence about what was found
 * @param tryAgain tries to open it once more
 * @param leave ends the program
 */
public record StartRefusal(String code, String detail, Runnable tryAgain, Runnable leave) {}
