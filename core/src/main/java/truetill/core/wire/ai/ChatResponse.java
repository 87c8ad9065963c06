package truetill.core.wire.ai;

import org.jspecify.annotations.Nullable;

/** What a chat answered: {@code content} is all text blocks joined. */
public record ChatResponse(
    String id, String model, String content, @Nullable String stopReason, Usage usage) {
  /** What the provider counts. */
  public record Usage(long inputTokens, long outputTokens) {}
}
