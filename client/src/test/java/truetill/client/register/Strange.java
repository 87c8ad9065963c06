package truetill.client.register;

import java.lang.reflect.Field;
import java.util.List;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;

/**
 * Records at a till what no desk of this version would: facts of a later one, or facts the store
 * cannot apply. That is how a queue gets its poison (I16).
 */
public final class Strange {
  private Strange() {}

  /** Records it as a desk would record a fact of its own. */
  public static Outcome<List<Op>> record(TillRegister till, Actor actor, OpBody body) {
    Recorder recorder = recorderOf(till);
    return recorder.run(() -> recorder.record(actor, List.of(body)));
  }

  static Recorder recorderOf(TillRegister till) {
    try {
      Field field = TillRegister.class.getDeclaredField("recorder");
      field.setAccessible(true);
      return (Recorder) field.get(till);
    } catch (ReflectiveOperationException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
