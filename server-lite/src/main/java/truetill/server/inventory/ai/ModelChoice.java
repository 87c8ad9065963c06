package truetill.server.inventory.ai;

import org.jspecify.annotations.Nullable;
import truetill.server.ai.AiConfig;

/** Who does the work of an AI step (rules-inventory section 13; decision 6 of the contract). */
public sealed interface ModelChoice {
  /** The reserved id, and what an answer names when no model was asked. */
  String RULES_ID = "rules";

  /** The fixed rules. */
  record Rules() implements ModelChoice {}

  /** A configured model. */
  record Model(String id) implements ModelChoice {}

  /** A model was named and no AI is set up: 503. */
  record NotSetUp() implements ModelChoice {}

  /** A model was named that is not on offer: 400. */
  record Unknown(String id) implements ModelChoice {}

  /** {@code sent} is the body's {@code model}; null and blank mean the server's default. */
  static ModelChoice of(AiConfig config, @Nullable String sent) {
    if (sent == null || sent.isBlank()) {
      return config.key().isEmpty() ? new Rules() : new Model(config.defaultModel().id());
    }
    if (sent.equals(RULES_ID)) {
      return new Rules();
    }
    if (config.key().isEmpty()) {
      return new NotSetUp();
    }
    return config.model(sent).isPresent() ? new Model(sent) : new Unknown(sent);
  }
}
