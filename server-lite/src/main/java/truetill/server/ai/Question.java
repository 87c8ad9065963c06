package truetill.server.ai;

import java.util.List;
import java.util.Optional;

/**
 * What a model is asked.
 *
 * @param model one of the configured ids
 * @param system standing instructions, if any
 * @param messages the conversation so far, oldest first
 * @param maxTokens the longest answer, from 1 to {@link #MAX_TOKENS}
 */
public record Question(
    String model, Optional<String> system, List<Message> messages, int maxTokens) {
  /** Promise 97. */
  public static final int MAX_TOKENS = 8192;

  public static final int DEFAULT_MAX_TOKENS = 4096;

  /** One turn; {@code role} is {@code user} or {@code assistant}. */
  public record Message(String role, String content) {}

  public Question {
    messages = List.copyOf(messages);
  }
}
