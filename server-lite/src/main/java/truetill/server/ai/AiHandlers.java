package truetill.server.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.ai.ChatResponse;
import truetill.server.auth.Throttle;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** Chat with a configured model, and the list of models. */
final class AiHandlers {
  private static final int MAX_MESSAGES = 200;
  private static final int MAX_TEXT = 400_000;
  private static final Set<String> ROLES = Set.of("user", "assistant");

  /** The reference names them; each model on offer reads text, and nothing here sends pictures. */
  private static final List<String> CAPABILITIES = List.of("text");

  private final AiConfig config;
  private final ProviderClient provider;
  private final Throttle calls;

  /**
   * Handlers on one provider.
   *
   * @param calls limits each user's calls (promise 97)
   */
  AiHandlers(AiConfig config, ProviderClient provider, Throttle calls) {
    this.config = config;
    this.provider = provider;
    this.calls = calls;
  }

  Reply models(Call call) {
    List<Map<String, Object>> models = new ArrayList<>();
    for (AiConfig.Model model : config.models()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", model.id());
      row.put("name", model.name());
      row.put("default", model.equals(config.defaultModel()));
      row.put("capabilities", CAPABILITIES);
      models.add(row);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("models", models);
    body.put("default", config.defaultModel().id());
    return Reply.ok(body);
  }

  Reply chat(Call call) {
    try {
      Question question = question(call.body());
      String user = Long.toString(call.caller().userId());
      calls.check(user);
      calls.count(user);
      return reply(provider.ask(question));
    } catch (Problem refused) {
      int status = refused.reply().status();
      if (status == 400 || status == 429) {
        return AiProblem.reply(refused);
      }
      throw refused;
    }
  }

  private Question question(Body body) {
    String model = body.filledText("model", 200);
    if (model != null && config.model(model).isEmpty()) {
      body.refuse("model", "\"" + shown(model) + "\" is not one of the models on offer.");
    }
    String system = body.text("system", MAX_TEXT);
    List<Question.Message> messages = messages(body);
    Integer maxTokens = body.integer("max_tokens", 1, Question.MAX_TOKENS);
    body.orRefuse();
    return new Question(
        model == null ? config.defaultModel().id() : model,
        Optional.ofNullable(system).filter(text -> !text.isEmpty()),
        messages,
        maxTokens == null ? Question.DEFAULT_MAX_TOKENS : maxTokens);
  }

  private static List<Question.Message> messages(Body body) {
    JsonNode sent = body.json("messages");
    if (sent == null || sent.isNull()) {
      body.refuse("messages", "This field is required.");
      return List.of();
    }
    if (!sent.isArray() || sent.isEmpty() || sent.size() > MAX_MESSAGES) {
      body.refuse("messages", "Expected a list of 1 to " + MAX_MESSAGES + " messages.");
      return List.of();
    }
    List<Question.Message> messages = new ArrayList<>();
    for (JsonNode each : sent) {
      Question.Message message = message(each);
      if (message == null) {
        body.refuse(
            "messages",
            "Message "
                + (messages.size() + 1)
                + " must have a role (user or assistant) and a content that is text.");
        return List.of();
      }
      messages.add(message);
    }
    if (messages.stream().mapToInt(message -> message.content().length()).sum() > MAX_TEXT) {
      body.refuse("messages", "All messages together may have " + MAX_TEXT + " characters.");
    }
    return messages;
  }

  private static Question.@Nullable Message message(JsonNode sent) {
    String role = sent.path("role").textValue();
    String content = sent.path("content").textValue();
    return role == null || !ROLES.contains(role) || content == null || content.isBlank()
        ? null
        : new Question.Message(role, content);
  }

  private static Reply reply(Completion completion) {
    return switch (completion) {
      case Completion.Answered answered ->
          Reply.ok(
              new ChatResponse(
                  answered.id(),
                  answered.model(),
                  answered.text(),
                  answered.stopReason(),
                  new ChatResponse.Usage(answered.inputTokens(), answered.outputTokens())));
      case Completion.Failed(
              Completion.Kind kind,
              String reason,
              Optional<Duration> retryAfter) -> {
        Reply reply = AiProblem.reply(status(kind), reason);
        yield retryAfter
            .map(wait -> reply.with("Retry-After", Long.toString(wait.toSeconds())))
            .orElse(reply);
      }
    };
  }

  private static int status(Completion.Kind kind) {
    return switch (kind) {
      case NOT_SET_UP -> 503;
      case REFUSED -> 400;
      case BUSY -> 429;
      case UNREACHABLE, BROKEN -> 502;
    };
  }

  private static String shown(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }
}
