package truetill.server.whole;

import java.util.function.Function;
import truetill.server.app.Answer;

/** How far an order is, each with what is asked to come there from the one before. */
enum Stage {
  ORDERED(Journey::begin),
  UPLOADED(Journey::upload),
  STANDARDIZED(Journey::standardize),
  CLEANED(Journey::cleanUp),
  MATCHED(Journey::match),
  REVIEWED(Journey::review),
  PRICED(Journey::price),
  FINALIZED(Journey::finalizePrices),
  BUILT(order -> order.act("deliver")),
  SHELVED(order -> order.act("check-in-items"));

  @SuppressWarnings("ImmutableEnumChecker") // a method of Journey
  private final Function<Journey, Answer> step;

  Stage(Function<Journey, Answer> step) {
    this.step = step;
  }

  Answer take(Journey order) {
    return step.apply(order);
  }
}
