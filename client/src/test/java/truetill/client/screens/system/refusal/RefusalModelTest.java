package truetill.client.screens.system.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.client.fx.Words;
import truetill.client.shell.StartRefusal;

class RefusalModelTest {
  private final List<String> done = new ArrayList<>();

  private RefusalModel of(String code) {
    return new RefusalModel(
        new StartRefusal(code, "What was found.", () -> done.add("again"), () -> done.add("left")),
        Words.english());
  }

  @ParameterizedTest
  @CsvSource({
    "already_running, This till is open already, Go to the window that is open.",
    "foreign_journal, These books belong to another till, Do not sell with this folder.",
    "journal_damaged, The books of this till are damaged, Nothing was changed.",
    "disk_full, The disk is full, Nothing was lost",
    "never_heard_of, The till cannot start, Nothing was changed."
  })
  void everyTroubleHasAPlainSentenceAndSaysWhatToDo(String code, String title, String advice) {
    RefusalModel model = of(code);

    assertThat(model.title()).isEqualTo(title);
    assertThat(model.detail()).isEqualTo("What was found.");
    assertThat(model.whatToDo()).startsWith(advice);
    model.tryAgain();
    model.leave();
    assertThat(done).containsExactly("again", "left");
  }
}
