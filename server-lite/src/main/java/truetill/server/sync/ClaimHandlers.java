package truetill.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import truetill.server.db.Database;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.DeviceCaller;
import truetill.server.http.Reply;
import truetill.server.pos.RegisterStore;

/**
 * Takes what a register has in its carts: one item more ({@code uid}), or all of them ({@code
 * uids}), so that what was taken off or paid is free again.
 */
final class ClaimHandlers {
  private static final int MOST_ITEMS = 1000;
  private static final int UUID_LENGTH = 36;

  private final Database database;
  private final ClaimBoard board;
  private final RegisterStore registers = new RegisterStore();

  ClaimHandlers(Database database, ClaimBoard board) {
    this.database = database;
    this.board = board;
  }

  /** Answers everybody's claims. */
  Reply claim(Call call) {
    DeviceCaller device = call.device();
    Body body = call.body();
    boolean all = body.has("uids");
    List<UUID> items = all ? list(body) : one(body);
    body.orRefuse();
    String register =
        database.read(tx -> registers.find(tx, device.registerId())).orElseThrow().name();
    if (all) {
      board.replace(device.deviceId(), register, Set.copyOf(items));
    } else {
      items.forEach(item -> board.add(device.deviceId(), register, item));
    }
    return Reply.ok(board.now());
  }

  private static List<UUID> one(Body body) {
    String text = body.requiredText("uid", UUID_LENGTH);
    Optional<UUID> item = uuid(text);
    if (!text.isEmpty() && item.isEmpty()) {
      body.refuse("uid", "Must be a valid UUID.");
    }
    return item.stream().toList();
  }

  private static List<UUID> list(Body body) {
    JsonNode sent = body.json("uids");
    if (sent == null || !sent.isArray()) {
      body.refuse("uids", "Expected a list of UUIDs.");
      return List.of();
    }
    if (sent.size() > MOST_ITEMS) {
      body.refuse("uids", "At most " + MOST_ITEMS + " items.");
      return List.of();
    }
    List<UUID> items = new ArrayList<>();
    for (JsonNode one : sent) {
      Optional<UUID> item = one.isTextual() ? uuid(one.asText()) : Optional.empty();
      if (item.isEmpty()) {
        body.refuse("uids", "Must be valid UUIDs.");
        return List.of();
      }
      items.add(item.get());
    }
    return items;
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }
}
