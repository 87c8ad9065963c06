package truetill.client.register;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.pos.Till;

/** What every desk does: ask who is there, let the rule decide, record what it decided. */
final class Counter {
  private final Recorder recorder;
  private final SignInDesk signIn;

  Counter(Recorder recorder, SignInDesk signIn) {
    this.recorder = recorder;
    this.signIn = signIn;
  }

  /** The person a command is made by, fixed when it begins. */
  record Command(Till till, Actor actor) {}

  /** Runs a command of the signed-in person in its turn. */
  <T> Outcome<T> run(Function<Command, Outcome<T>> command) {
    return recorder.run(() -> {
      Actor actor = signIn.current();
      return Till.at(recorder.state(), actor)
          .then(till -> command.apply(new Command(till, present(actor))));
    });
  }

  /** Records one fact. */
  Outcome<Op> record(Command command, OpBody body) {
    return record(command, List.of(body)).map(List::getFirst);
  }

  Outcome<List<Op>> record(Command command, List<? extends OpBody> bodies) {
    return recorder.record(command.actor(), bodies);
  }

  private static Actor present(@Nullable Actor actor) {
    if (actor == null) {
      throw new IllegalStateException("a till was given to nobody");
    }
    return actor;
  }
}
