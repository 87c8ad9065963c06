package truetill.client.journal;

/**
 * Named moments at which a crash must lose nothing. The program hands in {@link #NONE}; a test
 * hands in one that stops there.
 */
@FunctionalInterface
public interface FaultPoints {
  FaultPoints NONE = point -> {};

  /**
   * Called when a moment is reached: {@code after_append_before_force}, {@code
   * after_force_before_apply}, {@code after_apply_before_answer} and {@code after_answer}.
   */
  void reached(String point);
}
