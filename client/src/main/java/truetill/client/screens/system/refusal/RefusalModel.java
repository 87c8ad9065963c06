package truetill.client.screens.system.refusal;

import truetill.client.fx.Words;
import truetill.client.shell.StartRefusal;

/** Why the till did not start, and what to do about it. */
public final class RefusalModel {
  private final StartRefusal refusal;
  private final Words words;

  public RefusalModel(StartRefusal refusal, Words words) {
    this.refusal = refusal;
    this.words = words;
  }

  String title() {
    return words.say("refusal." + known() + ".title");
  }

  /** The till's own sentence about what it found. */
  String detail() {
    return refusal.detail();
  }

  String whatToDo() {
    return words.say("refusal." + known() + ".do");
  }

  private String known() {
    return words.has("refusal." + refusal.code() + ".title") ? refusal.code() : "other";
  }

  void tryAgain() {
    refusal.tryAgain().run();
  }

  void leave() {
    refusal.leave().run();
  }
}
