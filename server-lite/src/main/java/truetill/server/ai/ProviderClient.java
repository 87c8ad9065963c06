package truetill.server.ai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.server.ai.Completion.Answered;
import truetill.server.ai.Completion.Failed;
import truetill.server.ai.Completion.Kind;

/**
 * Asks the provider over its documented Messages HTTP API. One request a call: nothing is repeated
 * silently, redirects are not followed (they would carry the key away), and an answer is read up to
 * a limit. Never throws for what the provider does.
 */
public final class ProviderClient {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderClient.class);
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String API_VERSION = "2023-06-01";
  private static final long MAX_ANSWER_BYTES = 4L * 1024 * 1024;
  private static final int MAX_REASON_LENGTH = 300;

  private static final String NOT_UNDERSTOOD = "The AI provider's answer was not understood.";

  private final AiConfig config;
  private final OkHttpClient client;
  private final ObjectMapper mapper = new ObjectMapper();

  public ProviderClient(AiConfig config) {
    this.config = config;
    this.client =
        new OkHttpClient.Builder()
            .callTimeout(config.timeout())
            .readTimeout(config.timeout())
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
  }

  public Completion ask(Question question) {
    if (config.key().isEmpty()) {
      return Failed.because(
          Kind.NOT_SET_UP, "AI is not set up: the store server was started without an AI key.");
    }
    Request request =
        new Request.Builder()
            .url(url())
            .header("x-api-key", config.key().get())
            .header("anthropic-version", API_VERSION)
            .post(RequestBody.create(body(question), JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      JsonNode answer = json(response);
      return response.code() == 200
          ? answered(answer)
          : failed(response.code(), answer, response.header("Retry-After"));
    } catch (InterruptedIOException tooSlow) {
      return failed(Kind.BROKEN, "The AI provider did not answer in time.", tooSlow);
    } catch (IOException unreachable) {
      return failed(Kind.UNREACHABLE, "The AI provider cannot be reached.", unreachable);
    }
  }

  private HttpUrl url() {
    HttpUrl base = HttpUrl.get(config.address());
    if (base == null) {
      throw new IllegalStateException("no web address: " + config.address());
    }
    return base.newBuilder().addPathSegments("v1/messages").build();
  }

  private byte[] body(Question question) {
    ObjectNode body = mapper.createObjectNode();
    body.put("model", question.model());
    body.put("max_tokens", question.maxTokens());
    question.system().ifPresent(system -> body.put("system", system));
    ArrayNode messages = body.putArray("messages");
    for (Question.Message message : question.messages()) {
      messages.addObject().put("role", message.role()).put("content", message.content());
    }
    try {
      return mapper.writeValueAsBytes(body);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a question cannot be written", bug);
    }
  }

  /** The body as JSON, or a missing node when it is none or too long. */
  private JsonNode json(Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(MAX_ANSWER_BYTES + 1)) {
      return mapper.missingNode();
    }
    try {
      return mapper.readTree(source.readByteArray());
    } catch (JsonProcessingException noJson) {
      return mapper.missingNode();
    }
  }

  private Completion answered(JsonNode answer) {
    JsonNode id = answer.path("id");
    JsonNode model = answer.path("model");
    JsonNode content = answer.path("content");
    JsonNode usage = answer.path("usage");
    JsonNode in = usage.path("input_tokens");
    JsonNode out = usage.path("output_tokens");
    if (!id.isTextual()
        || !model.isTextual()
        || !content.isArray()
        || !in.canConvertToLong()
        || !out.canConvertToLong()) {
      LOG.warn("the AI provider answered 200 in a form that is not understood");
      return Failed.because(Kind.BROKEN, NOT_UNDERSTOOD);
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode block : content) {
      if (block.path("type").asText().equals("text")) {
        text.append(block.path("text").asText());
      }
    }
    return new Answered(
        id.textValue(),
        model.textValue(),
        withoutKey(text.toString()),
        answer.path("stop_reason").textValue(),
        in.longValue(),
        out.longValue());
  }

  private Completion failed(int status, JsonNode answer, @Nullable String retryAfter) {
    String said = shortened(withoutKey(answer.path("error").path("message").asText()));
    LOG.warn("the AI provider answered {}: {}", status, said);
    return switch (status) {
      case 400, 404, 413, 422 ->
          Failed.because(
              Kind.REFUSED,
              said.isEmpty()
                  ? "The AI provider refused the question."
                  : "The AI provider: " + said);
      case 401, 403 ->
          Failed.because(
              Kind.NOT_SET_UP,
              "The AI provider refuses this store's key. An administrator must renew it.");
      case 429, 529 ->
          new Failed(
              Kind.BUSY, "The AI provider is busy. Try again in a moment.", seconds(retryAfter));
      default ->
          Failed.because(
              Kind.BROKEN, "The AI provider has a problem (it answered " + status + ").");
    };
  }

  private static Optional<Duration> seconds(@Nullable String header) {
    return header != null && header.matches("\\d{1,5}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
        : Optional.empty();
  }

  /** A provider that repeats what it was sent does not tell the store's key to its users. */
  private String withoutKey(String text) {
    return config.key().map(key -> text.replace(key, "…")).orElse(text);
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > MAX_REASON_LENGTH ? line.substring(0, MAX_REASON_LENGTH) + "…" : line;
  }

  private static Completion failed(Kind kind, String reason, IOException cause) {
    LOG.warn("{} ({})", reason, cause.toString());
    return Failed.because(kind, reason);
  }
}
