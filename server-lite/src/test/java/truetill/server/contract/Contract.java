package truetill.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The contract document: its operations, and the check of an answer against its schemas. */
public final class Contract {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  /** Answers every operation may give though the document does not repeat them everywhere. */
  private static final Map<Integer, String> COMMON =
      Map.of(404, "Detail", 405, "Detail", 413, "Detail", 415, "Detail");

  private static @Nullable Contract loaded;

  /**
   * One operation.
   *
   * @param access the word in {@code x-permission}
   */
  public record Operation(String method, String path, String access) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private final JsonNode document;
  private final ObjectNode definitions;
  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private final SchemaValidatorsConfig settings =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
    this.definitions = new ClosedSchemas(document).definitions();
  }

  /** Read once for all tests. */
  public static synchronized Contract load() {
    if (loaded == null) {
      try (InputStream in = Contract.class.getResourceAsStream("/contract/openapi.yaml")) {
        loaded = new Contract(new ObjectMapper(new YAMLFactory()).readTree(in));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return loaded;
  }

  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(entry -> {
                  if (METHODS.contains(entry.getKey())) {
                    operations.add(
                        new Operation(
                            entry.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            entry.getValue().path("x-permission").asText()));
                  }
                }));
    return operations;
  }

  /**
   * What is wrong with an answer, one line each; empty when it keeps the contract.
   *
   * @param path below /api, without the query
   * @param body null when the answer has none
   */
  public List<String> complaints(String method, String path, int status, @Nullable JsonNode body) {
    Optional<String> template = template(path);
    if (template.isEmpty()) {
      return path.startsWith("/sync/") || status == 404
          ? List.of()
          : List.of("the contract has no path " + path);
    }
    JsonNode operation =
        document.get("paths").get(template.get()).path(method.toLowerCase(Locale.ROOT));
    if (operation.isMissingNode()) {
      return status == 405 ? common(status, body) : List.of("not offered, but not 405: " + status);
    }
    JsonNode response = operation.path("responses").path(Integer.toString(status));
    if (response.isMissingNode()) {
      return COMMON.containsKey(status)
          ? common(status, body)
          : List.of("the contract has no answer " + status + " for " + method + " " + template);
    }
    if (response.has("$ref")) {
      response = document.at(response.get("$ref").asText().substring(1));
    }
    JsonNode schema = response.at("/content/application~1json/schema");
    if (schema.isMissingNode()) {
      return body == null ? List.of() : List.of("a body where the contract has none");
    }
    if (body == null) {
      return List.of("no body where the contract has one");
    }
    return check(schema, body);
  }

  private List<String> common(int status, @Nullable JsonNode body) {
    if (body == null) {
      return List.of("no body in an error answer");
    }
    String name = COMMON.getOrDefault(status, "Detail");
    ObjectNode reference = new ObjectMapper().createObjectNode();
    reference.put("$ref", "#/components/schemas/" + name);
    return check(reference, body);
  }

  /** Kept by the schema itself: most operations share the answers of their refusals. */
  private List<String> check(JsonNode schema, JsonNode body) {
    JsonSchema validator =
        compiled.computeIfAbsent(
            schema,
            wanted ->
                schemas.getSchema(new ClosedSchemas(document).root(wanted, definitions), settings));
    return validator.validate(body).stream().map(Object::toString).sorted().toList();
  }

  private Optional<String> template(String path) {
    String[] segments = path.split("/", -1);
    Optional<String> best = Optional.empty();
    int bestFixed = -1;
    for (var entry : document.get("paths").properties()) {
      int fixed = fixedSegments(entry.getKey().split("/", -1), segments);
      if (fixed > bestFixed) {
        bestFixed = fixed;
        best = Optional.of(entry.getKey());
      }
    }
    return best;
  }

  private static int fixedSegments(String[] template, String[] segments) {
    if (template.length != segments.length) {
      return -1;
    }
    int fixed = 0;
    for (int i = 0; i < template.length; i++) {
      if (template[i].equals(segments[i])) {
        fixed++;
      } else if (!template[i].startsWith("{")) {
        return -1;
      }
    }
    return fixed;
  }
}
