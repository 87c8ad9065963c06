package truetill.server.whole;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import truetill.server.app.Answer;

/**
 * A step of an order that is asked for twice.
 *
 * @param before brings a new order to where the step is taken
 * @param keyed whether an Idempotency-Key counts with it: on actions, not on edits and files
 * @param second what the second answer is
 * @param left what is not as after the first time, because a rule says so
 */
record RepeatedStep(
    String name,
    UnaryOperator<Journey> before,
    Function<Journey, Answer> step,
    boolean keyed,
    Consumer<Answer> second,
    List<Left> left) {

  /** An action that is done again without any effect. */
  static RepeatedStep of(
      String name, UnaryOperator<Journey> before, Function<Journey, Answer> step) {
    return new RepeatedStep(name, before, step, true, answer -> answer.gives(200), List.of());
  }

  RepeatedStep notKeyed() {
    return new RepeatedStep(name, before, step, false, second, left);
  }

  /** The second time it is refused with this code. */
  RepeatedStep refused(String code) {
    return answers(answer -> answer.refusesWithCode(code));
  }

  RepeatedStep answers(Consumer<Answer> other) {
    return new RepeatedStep(name, before, step, keyed, other, left);
  }

  RepeatedStep but(Left... what) {
    return new RepeatedStep(name, before, step, keyed, second, List.of(what));
  }

  @Override
  public String toString() {
    return name;
  }
}
