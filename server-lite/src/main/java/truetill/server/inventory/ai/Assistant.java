package truetill.server.inventory.ai;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import truetill.server.ai.AiConfig;
import truetill.server.ai.Completion;
import truetill.server.ai.ProviderClient;
import truetill.server.ai.Question;

/**
 * Asks a model about an order's manifest: one system text and one message that is JSON, a time
 * limit of {@link #TIMEOUT}, one retry after a failed connection or a busy provider
 * (rules-inventory section 13). Never called with a transaction open.
 */
public final class Assistant {
  public static final Duration TIMEOUT = Duration.ofSeconds(90);

  /** How long a busy provider is left alone before the retry, unless it names a time. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private final AiConfig config;
  private final ProviderClient provider;
  private final Turns turns = new Turns();

  /** On the store's provider, with the patience this work needs. */
  public Assistant(AiConfig config) {
    this(config, TIMEOUT);
  }

  /** With another patience than the contract's. */
  public Assistant(AiConfig config, Duration timeout) {
    this.config = config;
    this.provider =
        new ProviderClient(new AiConfig(config.key(), config.address(), config.models(), timeout));
  }

  public ModelChoice choose(@Nullable String model) {
    return ModelChoice.of(config, model);
  }

  /** What came back. */
  public sealed interface Said {}

  /**
   * The model's text.
   *
   * @param retries 0 or 1
   */
  public record Text(String model, String text, @Nullable String stopReason, int retries)
      implements Said {}

  /**
   * No text.
   *
   * @param notSetUp the provider refuses the store's key; else it is out of order or out of reach
   */
  public record Failed(String reason, boolean notSetUp) implements Said {}

  /** Waits for a turn and for the answer, whatever happens meanwhile. */
  public Said ask(long order, String model, String system, String json, int maxTokens) {
    return ask(order, model, system, json, maxTokens, () -> {});
  }

  /**
   * Waits for a turn and for the answer.
   *
   * @param system what the task is; holds nothing a vendor wrote
   * @param json the data
   * @param stillWanted called before the provider is asked; may throw when it no longer should be
   */
  public Said ask(
      long order, String model, String system, String json, int maxTokens, Runnable stillWanted) {
    Question question =
        new Question(
            model, Optional.of(system), List.of(new Question.Message("user", json)), maxTokens);
    return turns.take(order, () -> asked(question, stillWanted));
  }

  private Said asked(Question question, Runnable stillWanted) {
    stillWanted.run();
    Completion first = provider.ask(question);
    if (first instanceof Completion.Failed failed && isWorthARetry(failed)) {
      LockSupport.parkNanos(pause(failed).toNanos());
      stillWanted.run();
      return said(provider.ask(question), 1);
    }
    return said(first, 0);
  }

  private static boolean isWorthARetry(Completion.Failed failed) {
    return switch (failed.kind()) {
      case BUSY -> pause(failed).compareTo(LONGEST_PAUSE) <= 0;
      case UNREACHABLE -> true;
      case NOT_SET_UP, REFUSED, BROKEN -> false;
    };
  }

  private static Duration pause(Completion.Failed failed) {
    return failed.kind() == Completion.Kind.BUSY
        ? failed.retryAfter().orElse(PAUSE)
        : Duration.ZERO;
  }

  private static Said said(Completion completion, int retries) {
    return switch (completion) {
      case Completion.Answered answered ->
          new Text(answered.model(), answered.text(), answered.stopReason(), retries);
      case Completion.Failed failed ->
          new Failed(failed.reason(), failed.kind() == Completion.Kind.NOT_SET_UP);
    };
  }
}
