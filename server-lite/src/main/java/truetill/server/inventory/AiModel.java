package truetill.server.inventory;

import truetill.server.http.Body;
import truetill.server.inventory.ai.Assistant;
import truetill.server.inventory.ai.ModelChoice;

/** Reads the field {@code model} of the AI steps. */
final class AiModel {
  private static final int MAX_LENGTH = 200;

  private AiModel() {}

  /** Who is to do it; a model that is not on offer is noted, one without AI set up is a 503. */
  static ModelChoice read(Body body, Assistant assistant) {
    ModelChoice choice = assistant.choose(body.text("model", MAX_LENGTH));
    if (choice instanceof ModelChoice.Unknown unknown) {
      body.refuse("model", AiReplies.notOnOffer(unknown));
    }
    if (choice instanceof ModelChoice.NotSetUp) {
      throw AiReplies.notSetUp();
    }
    return choice;
  }
}
