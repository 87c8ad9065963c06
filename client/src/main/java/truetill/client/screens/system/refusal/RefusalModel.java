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
    return words.say("refusal." + kind() + ".title");
  }

  /** The till's own sentence about what it found. */
  String detail() {
    return refusal.detail();
  }

  String whatToDo() {
    return words.say("refusal." + kind() + ".do");
  }

  /** What kind of trouble the code names, for the title and the advice. */
  private String kind() {
    return switch (refusal.code()) {
      case "already_running" -> "running";
      case "foreign_journal" -> "foreign";
      case "journal_damaged", "journal_conflict", "broken_journal" -> "damaged";
      case "disk_full" -> "full";
      case "not_enrolled" -> "stranger";
      default -> "other";
    };
  }

  void tryAgain() {
    refusal.tryAgain().run();
  }

  void leave() {
    refusal.leave().run();
  }
}
