package truetill.server.inventory.ai;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.server.ai.AiConfig;
import truetill.server.contract.InventoryPromise;

/** Who does the work of an AI step. */
class ModelChoiceTest {
  @ParameterizedTest
  @CsvSource({
    ", , Rules",
    ", '', Rules",
    ", ' ', Rules",
    ", rules, Rules",
    ", big-1, NotSetUp",
    ", other, NotSetUp",
    "key, , Model[id=big-1]",
    "key, '', Model[id=big-1]",
    "key, rules, Rules",
    "key, small-1, Model[id=small-1]",
    "key, other, Unknown[id=other]"
  })
  @InventoryPromise(80)
  void of(@Nullable String key, @Nullable String sent, String expected) {
    AiConfig config = AiConfig.of(key, AiConfig.DEFAULT_ADDRESS, "big-1=Big,small-1=Small");
    assertThat(ModelChoice.of(config, sent).toString()).startsWith(expected);
  }
}
