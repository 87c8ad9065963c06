package truetill.server.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;
import truetill.core.wire.system.AppSetting;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Application settings by key. */
final class SettingHandlers {
  private static final String ENTITY = "AppSetting";
  private static final int MAX_KEY = 100;
  private static final int MAX_DESCRIPTION = 255;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  private final Database database;
  private final UnitOfWork work;
  private final SettingStore settings;

  SettingHandlers(Database database, UnitOfWork work, SettingStore settings) {
    this.database = database;
    this.work = work;
    this.settings = settings;
  }

  Reply list(Call call) {
    Query query = call.query();
    return call.page(database.read(tx -> settings.page(tx, query.paging())));
  }

  Reply get(Call call) {
    String key = call.path("key");
    return Reply.ok(
        database.read(tx -> settings.find(tx, key)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body();
    String key = body.requiredText("key", MAX_KEY);
    if (!key.isEmpty() && !KEY.matcher(key).matches()) {
      body.refuse(
          "key",
          "Use letters, digits, dots, dashes and underscores only, a letter or digit first.");
    }
    body.require("value");
    JsonNode value = checked(body, key, NullNode.getInstance());
    String description = body.text("description", MAX_DESCRIPTION);
    body.orRefuse();
    long actor = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          if (settings.find(tx, key).isPresent()) {
            throw Problem.field("key", "app setting with this key already exists.");
          }
          settings.insert(
              tx, tx.newUid(), key, value, description == null ? "" : description, actor);
          AppSetting made = settings.find(tx, key).orElseThrow();
          audit(tx, actor, "setting_created", made, Map.of(), Map.of("key", key));
          return made;
        }));
  }

  Reply patch(Call call) {
    return change(call, false);
  }

  Reply put(Call call) {
    return change(call, true);
  }

  private Reply change(Call call, boolean replace) {
    String key = call.path("key");
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          AppSetting old = settings.find(tx, key).orElseThrow(Problem.notFound(ENTITY));
          Body body = call.body();
          JsonNode sentKey = body.json("key");
          if (replace && sentKey != null && !sentKey.asText().equals(key)) {
            body.refuse("key", "The key cannot change; leave it out or send " + key + ".");
          }
          JsonNode value = checked(body, key, (JsonNode) valueOf(old));
          String description = body.text("description", MAX_DESCRIPTION);
          body.orRefuse();
          settings.update(
              tx, old, value, description == null ? old.description() : description, actor);
          auditChange(tx, actor, old, value);
          return settings.find(tx, key).orElseThrow();
        }));
  }

  Reply delete(Call call) {
    String key = call.path("key");
    long actor = call.caller().userId();
    work.write(tx -> {
      AppSetting old = settings.find(tx, key).orElseThrow(Problem.notFound(ENTITY));
      if (SettingRule.isProtected(key)) {
        throw Problem.badRequest("The store needs the setting " + key + "; it cannot be deleted.");
      }
      settings.delete(tx, old);
      audit(tx, actor, "setting_deleted", old, Map.of("key", key), Map.of());
      return old.id();
    });
    return Reply.noContent();
  }

  private static Object valueOf(AppSetting setting) {
    Object value = setting.value();
    return value == null ? NullNode.getInstance() : value;
  }

  private static JsonNode checked(Body body, String key, JsonNode kept) {
    @Nullable JsonNode sent = body.json("value");
    if (sent == null) {
      return kept;
    }
    return switch (SettingRule.check(key, sent)) {
      case Outcome.Done<JsonNode>(JsonNode value) -> value;
      case Outcome.Refused<JsonNode>(String code, String detail) -> {
        body.refuse("value", detail);
        yield kept;
      }
    };
  }

  /**
   * The tax rate moves money, so both rates are kept for ever. Of the others only the key is: a
   * free setting may hold what somebody else must not read.
   */
  private static void auditChange(WriteTx tx, long actor, AppSetting old, JsonNode value) {
    if (valueOf(old).equals(value)) {
      return;
    }
    if (old.key().equals(SettingRule.TAX_RATE)) {
      audit(
          tx,
          actor,
          "tax_rate_changed",
          old,
          Map.of("value", valueOf(old)),
          Map.of("value", value));
    } else {
      Map<String, ?> key = Map.of("key", old.key());
      audit(tx, actor, "setting_changed", old, key, key);
    }
  }

  private static void audit(
      WriteTx tx,
      long actor,
      String action,
      AppSetting setting,
      Map<String, ?> before,
      Map<String, ?> after) {
    tx.audit(new AuditEvent(actor, action, "setting", setting.id(), before, after));
  }
}
