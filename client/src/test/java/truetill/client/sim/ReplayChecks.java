package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import truetill.client.remote.SyncTransport;
import truetill.client.sim.SimWorld.SimPlace;

/**
 * I15: long afterwards somebody sends a batch of old records once more; each gets the answer it got
 * first, which {@link SimStore} compares.
 */
final class ReplayChecks {
  private static final int MOST = 30;

  private ReplayChecks() {}

  static void firstAnswerAgain(SimWorld world, Map<UUID, SimJournal> journals) {
    Random dice = new Random(11);
    world.time().pass(Duration.ofDays(7));
    for (SimPlace place : world.places()) {
      SimDevice device = place.device();
      List<byte[]> records = SimJournal.of(journals, device.identity().device()).records();
      if (records.isEmpty()) {
        continue;
      }
      int from = dice.nextInt(records.size());
      List<byte[]> batch = records.subList(from, Math.min(records.size(), from + MOST));
      JsonNode answer =
          SimStore.json(
              ImageChecks.ask(world.store(), request(device, world.store(), batch)).body());
      for (JsonNode outcome : answer.path("outcomes")) {
        Broken.unless(outcome.path("replayed").asBoolean(), "I15", "taken again: " + outcome);
      }
      Broken.unless(
          answer.path("outcomes").size() == batch.size(), "I15", "answered in part: " + answer);
    }
  }

  private static SyncTransport.Request request(
      SimDevice device, SimStore store, List<byte[]> batch) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] record : batch) {
      body.writeBytes(record);
      body.write('\n');
    }
    byte[] bytes = body.toByteArray();
    String digest =
        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(SimJournal.sha256(bytes)));
    return new SyncTransport.Request(
        "POST",
        "/api/sync/ops/",
        Map.of(
            "Authorization", "Bearer " + ImageChecks.token(device, store),
            "Content-Type", "application/x-ndjson",
            "Content-Digest", "sha-256=:" + digest + ":"),
        bytes,
        Duration.ofSeconds(30));
  }
}
