package truetill.core.text;

import java.util.regex.Pattern;

/** Words a person typed, as they go into a record. */
public final class OneLine {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private OneLine() {}

  /**
   * Without outer blanks, and with a blank in place of control characters: a database may refuse
   * the fact for one of them (PostgreSQL takes no NUL), and by then the customer has left.
   */
  public static String of(String typed) {
    return CONTROL.matcher(typed).replaceAll(" ").strip();
  }
}
