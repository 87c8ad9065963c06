package truetill.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the document's schemas into closed ones: where an object is expected, a key the schema does
 * not declare is an error. Parts of allOf, anyOf and oneOf are closed together, at the place that
 * holds them, so that a composed object may have the keys of every part.
 */
final class ClosedSchemas {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/$defs/";
  private static final List<String> COMPOSED = List.of("allOf", "anyOf", "oneOf");

  private final JsonNode document;

  ClosedSchemas(JsonNode document) {
    this.document = document;
  }

  /** All component schemas, their inside closed; the place of use closes the outside. */
  ObjectNode definitions() {
    ObjectNode definitions = JsonNodeFactory.instance.objectNode();
    document
        .at("/components/schemas")
        .properties()
        .forEach(entry -> definitions.set(entry.getKey(), inside(entry.getValue())));
    return definitions;
  }

  ObjectNode root(JsonNode schema, ObjectNode definitions) {
    ObjectNode root = (ObjectNode) place(schema);
    root.set("$defs", definitions);
    return root;
  }

  /** A schema at a place where a value stands. */
  private JsonNode place(JsonNode schema) {
    JsonNode copy = inside(schema);
    if (copy instanceof ObjectNode object
        && describesObject(schema, new HashSet<>())
        && !isFree(schema, new HashSet<>())) {
      object.put("unevaluatedProperties", false);
    }
    return copy;
  }

  private JsonNode inside(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    schema
        .properties()
        .forEach(entry -> {
          String key = entry.getKey();
          JsonNode value = entry.getValue();
          if (key.equals("$ref")) {
            copy.put(key, value.asText().replace(SCHEMAS, DEFINITIONS));
          } else if (key.equals("properties")) {
            ObjectNode properties = copy.putObject(key);
            value.properties().forEach(p -> properties.set(p.getKey(), place(p.getValue())));
          } else if (key.equals("items") || key.equals("additionalProperties")) {
            copy.set(key, place(value));
          } else if (COMPOSED.contains(key)) {
            ArrayNode parts = copy.putArray(key);
            value.forEach(part -> parts.add(inside(part)));
          } else if (key.equals("format") && value.asText().equals("email")) {
            // The library knows the world's top-level domains; an invented shop has none of them.
            copy.put("pattern", "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$");
          } else if (!key.equals("examples") && !key.equals("description")) {
            copy.set(key, value);
          }
        });
    return copy;
  }

  private boolean describesObject(JsonNode schema, Set<String> seen) {
    if (schema.has("$ref")) {
      String reference = schema.get("$ref").asText();
      return seen.add(reference) && describesObject(target(reference), seen);
    }
    if (schema.has("properties") || schema.has("additionalProperties")) {
      return true;
    }
    return parts(schema).stream().anyMatch(part -> describesObject(part, seen));
  }

  /** An object whose keys the document leaves open. */
  private boolean isFree(JsonNode schema, Set<String> seen) {
    if (schema.has("$ref")) {
      String reference = schema.get("$ref").asText();
      return seen.add(reference) && isFree(target(reference), seen);
    }
    if (schema.path("type").asText().equals("object")
        && !schema.has("properties")
        && !schema.has("additionalProperties")
        && parts(schema).isEmpty()) {
      return true;
    }
    return parts(schema).stream().anyMatch(part -> isFree(part, seen));
  }

  private static List<JsonNode> parts(JsonNode schema) {
    ArrayList<JsonNode> parts = new ArrayList<>();
    for (String key : COMPOSED) {
      schema.path(key).forEach(parts::add);
    }
    return parts;
  }

  private JsonNode target(String reference) {
    return document.at(reference.substring(1));
  }
}
