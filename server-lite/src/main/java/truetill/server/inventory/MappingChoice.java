package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.manifest.ColumnMapping;
import truetill.core.manifest.HeaderAliases;
import truetill.core.outcome.Outcome;
import truetill.server.db.ReadTx;
import truetill.server.http.Body;

/**
 * Which mappings a manifest is read with (rules-inventory section 6, mapping choice): those that
 * were sent, else the template that was named, else the vendor's template of the layout, else what
 * the headers say by themselves.
 *
 * @param template the one in use, null when the mappings come from elsewhere
 */
record MappingChoice(
    List<ColumnMapping> mappings, MappingTemplateStore.@Nullable Template template) {

  /** What a caller wishes; read before anything is locked. */
  record Wish(List<ColumnMapping> sent, @Nullable Long templateId) {
    static Wish of(Body body) {
      List<ColumnMapping> standard = sent(body, "standard_mappings");
      List<ColumnMapping> columns = sent(body, "column_mappings");
      body.allowNull("template_id");
      return new Wish(standard.isEmpty() ? columns : standard, body.pk("template_id"));
    }

    private static List<ColumnMapping> sent(Body body, String field) {
      JsonNode list = body.json(field);
      if (list == null || list.isNull()) {
        return List.of();
      }
      return switch (MappingJson.read(list, false)) {
        case Outcome.Done<List<ColumnMapping>>(List<ColumnMapping> read) -> read;
        case Outcome.Refused<List<ColumnMapping>>(String code, String detail) -> {
          body.refuse(field, detail);
          yield List.of();
        }
      };
    }
  }

  /** The choice for a layout of a vendor. */
  static MappingChoice of(
      ReadTx tx, Wish wish, long vendor, String signature, List<String> headers) {
    MappingTemplateStore templates = new MappingTemplateStore();
    Optional<MappingTemplateStore.Template> named =
        wish.templateId() == null
            ? Optional.empty()
            : templates.byId(tx, vendor, wish.templateId());
    if (!wish.sent().isEmpty()) {
      return new MappingChoice(wish.sent(), named.orElse(null));
    }
    Optional<MappingTemplateStore.Template> template =
        named.or(() -> templates.forLayout(tx, vendor, signature));
    return template
        .map(found -> new MappingChoice(MappingJson.stored(found.mappingsJson()), found))
        .filter(choice -> !choice.mappings().isEmpty())
        .orElseGet(() -> new MappingChoice(HeaderAliases.defaults(headers), null));
  }
}
