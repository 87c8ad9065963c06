package truetill.server.ai;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the provider is reached. Without a key nothing is ever sent anywhere.
 *
 * @param key the provider's secret; never logged, never in an answer
 * @param address where the provider's HTTP API lives, without a path
 * @param models what callers may ask for; the first is the default
 * @param timeout how long one call may take in all
 */
public record AiConfig(Optional<String> key, URI address, List<Model> models, Duration timeout) {
  public static final String DEFAULT_ADDRESS = "https://api.anthropic.com";
  public static final String DEFAULT_MODELS =
      "claude-sonnet-4-5=Claude Sonnet 4.5,claude-haiku-4-5=Claude Haiku 4.5";

  /** Promise 99. */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** A model on offer. */
  public record Model(String id, String name) {}

  public AiConfig {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("at least one model must be on offer");
    }
  }

  /** What a store starts with: two models on offer and nobody to ask. */
  public static AiConfig off() {
    return of(null, DEFAULT_ADDRESS, DEFAULT_MODELS);
  }

  /**
   * From what the operator said.
   *
   * @param models {@code id=name} pairs with commas between them
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static AiConfig of(@Nullable String key, String address, String models) {
    URI provider;
    try {
      provider = URI.create(address);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(notAnAddress(address), malformed);
    }
    boolean web = "https".equals(provider.getScheme()) || "http".equals(provider.getScheme());
    if (!web || provider.getHost() == null) {
      throw new IllegalArgumentException(notAnAddress(address));
    }
    Optional<String> secret = Optional.ofNullable(key).map(String::strip).filter(k -> !k.isEmpty());
    if (secret.isPresent() && !secret.get().chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException("The AI key holds characters no key has.");
    }
    return new AiConfig(secret, provider, models(models), TIMEOUT);
  }

  private static String notAnAddress(String address) {
    return "\"" + address + "\" is no web address, such as " + DEFAULT_ADDRESS + ".";
  }

  private static List<Model> models(String pairs) {
    List<Model> models = new ArrayList<>();
    for (String pair : pairs.split(",", -1)) {
      int equals = pair.indexOf('=');
      String id = equals < 0 ? "" : pair.substring(0, equals).strip();
      String name = equals < 0 ? "" : pair.substring(equals + 1).strip();
      if (id.isEmpty() || name.isEmpty()) {
        throw new IllegalArgumentException(
            "Models are given as id=name with commas between them, not \"" + pair.strip() + "\".");
      }
      models.add(new Model(id, name));
    }
    return models;
  }

  public Model defaultModel() {
    return models.getFirst();
  }

  public Optional<Model> model(String id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst();
  }

  /** Without the key, so that a log line cannot leak it. */
  @Override
  public String toString() {
    return "AiConfig["
        + address
        + ", "
        + models
        + ", key "
        + (key.isPresent() ? "set" : "none")
        + "]";
  }
}
