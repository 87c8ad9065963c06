package truetill.server.whole;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import truetill.server.app.Answer;

/**
 * A step of an order and what takes it back.
 *
 * @param before brings a new order to where the step is taken
 * @param left what the undo leaves, because a rule says so
 * @param again what is not as after the first time when the step is taken anew after the undo;
 *     empty when the step would be another order's
 */
record StepAndUndo(
    String name,
    UnaryOperator<Journey> before,
    Function<Journey, Answer> step,
    Function<Journey, Answer> undo,
    List<Left> left,
    Optional<List<Left>> again) {

  static StepAndUndo of(
      String name,
      UnaryOperator<Journey> before,
      Function<Journey, Answer> step,
      Function<Journey, Answer> undo) {
    return new StepAndUndo(name, before, step, undo, List.of(), Optional.of(List.of()));
  }

  StepAndUndo leaves(Left... what) {
    return new StepAndUndo(name, before, step, undo, List.of(what), again);
  }

  StepAndUndo againBut(Left... what) {
    return new StepAndUndo(name, before, step, undo, left, Optional.of(List.of(what)));
  }

  StepAndUndo onlyOnce() {
    return new StepAndUndo(name, before, step, undo, left, Optional.empty());
  }

  @Override
  public String toString() {
    return name;
  }
}
