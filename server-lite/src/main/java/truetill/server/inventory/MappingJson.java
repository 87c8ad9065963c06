package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import truetill.core.manifest.ColumnMapping;
import truetill.core.manifest.StandardColumn;
import truetill.core.manifest.Transform;
import truetill.core.manifest.TransformType;
import truetill.core.outcome.Outcome;
import truetill.server.db.JsonColumn;

/**
 * Column mappings as JSON. Three spellings are read: a formula, a source with transforms, and the
 * older one with {@code standard_column} and {@code source_header}, in snake or camel case; the
 * first two are written (the contract's schema {@code ColumnMapping}).
 */
final class MappingJson {
  private static final int MAX_TEXT = 10_000;

  private MappingJson() {}

  /**
   * The mappings of a list.
   *
   * @param strict whether an unknown target is refused; else its entry is left out
   */
  static Outcome<List<ColumnMapping>> read(JsonNode list, boolean strict) {
    if (!list.isArray()) {
      return Outcome.refused("invalid", "Expected a list of items.");
    }
    List<ColumnMapping> mappings = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode entry = list.get(i);
      String place = "Entry " + (i + 1);
      if (!entry.isObject()) {
        return Outcome.refused("invalid", place + " is not an object with target and source.");
      }
      Optional<StandardColumn> target =
          StandardColumn.ofKey(text(entry, "target", "standard_column", "standardColumn"));
      if (target.isEmpty()) {
        if (strict) {
          return Outcome.refused("invalid", place + " has no known target.");
        }
        continue;
      }
      switch (transforms(entry, place)) {
        case Outcome.Refused<List<Transform>> refused -> {
          return refused.as();
        }
        case Outcome.Done<List<Transform>>(List<Transform> transforms) -> {
          String source = text(entry, "source", "source_header", "sourceHeader");
          String formula = text(entry, "formula");
          if (source.length() > MAX_TEXT || formula.length() > MAX_TEXT) {
            return Outcome.refused(
                "invalid", place + " is longer than " + MAX_TEXT + " characters.");
          }
          mappings.add(new ColumnMapping(target.get(), source, transforms, formula));
        }
      }
    }
    return Outcome.done(mappings);
  }

  /** The mappings of a JSON column, which only {@link #text} writes. */
  static List<ColumnMapping> stored(String json) {
    return read(JsonColumn.parse(json), false).orElseThrow();
  }

  static String text(List<ColumnMapping> mappings) {
    return JsonColumn.text(shown(mappings));
  }

  /** As the contract shows them. */
  static List<Map<String, Object>> shown(List<ColumnMapping> mappings) {
    return mappings.stream().map(MappingJson::shown).toList();
  }

  private static Map<String, Object> shown(ColumnMapping mapping) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("target", mapping.target().key());
    if (mapping.usesFormula()) {
      shown.put("formula", mapping.formula());
    } else {
      shown.put("source", mapping.source());
      shown.put("transforms", mapping.transforms().stream().map(MappingJson::shown).toList());
    }
    return shown;
  }

  private static Map<String, String> shown(Transform transform) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("type", transform.type().wire());
    if (transform.type() == TransformType.REPLACE) {
      shown.put("from", transform.from());
      shown.put("to", transform.to());
    }
    return shown;
  }

  private static Outcome<List<Transform>> transforms(JsonNode entry, String place) {
    JsonNode list = entry.has("transforms") ? entry.get("transforms") : entry.path("functions");
    if (list.isMissingNode() || list.isNull()) {
      return Outcome.done(List.of());
    }
    if (!list.isArray() || list.size() > 100) {
      return Outcome.refused("invalid", place + ": transforms must be a list of at most 100.");
    }
    List<Transform> transforms = new ArrayList<>();
    for (JsonNode each : list) {
      if (!each.isObject() && !each.isTextual()) {
        return Outcome.refused("invalid", place + ": a transform is an object or a word.");
      }
      String type = each.isTextual() ? each.asText() : text(each, "type", "id");
      transforms.add(
          new Transform(
              TransformType.ofWire(type).orElse(TransformType.NONE),
              text(each, "from", "value_from"),
              text(each, "to", "value_to")));
    }
    return Outcome.done(transforms);
  }

  /** The first of these keys that holds text. */
  private static String text(JsonNode object, String... keys) {
    for (String key : keys) {
      if (object.path(key).isTextual()) {
        return object.get(key).asText();
      }
    }
    return "";
  }
}
