package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import truetill.client.remote.SyncTransport;

/** Answers as a register with one of the {@link Seeded} mistakes would understand them. */
final class SeededLine implements SyncTransport {
  private final SyncTransport line;
  private final Seeded seeded;
  private final Random random;

  private SeededLine(SyncTransport line, Seeded seeded, Random random) {
    this.line = line;
    this.seeded = seeded;
    this.random = random;
  }

  static SyncTransport around(SyncTransport line, Seeded seeded, Random random) {
    return seeded == Seeded.CURSOR_BEFORE_ROWS || seeded == Seeded.OVERLAY_DROPPED_AT_ANSWER
        ? new SeededLine(line, seeded, random)
        : line;
  }

  @Override
  public Response exchange(Request request) throws IOException {
    Response response = line.exchange(request);
    boolean concerns =
        seeded == Seeded.CURSOR_BEFORE_ROWS
            ? request.path().contains("/changes/") && random.nextInt(4) == 0
            : request.path().contains("/ops/");
    return concerns && response.status() == 200 ? misread(response) : response;
  }

  private Response misread(Response response) throws IOException {
    byte[] bytes = response.body().readAllBytes();
    JsonNode answer;
    try {
      answer = SimStore.JSON.readTree(bytes);
    } catch (IOException cut) {
      return new Read(response, bytes);
    }
    for (JsonNode set : answer.path("sets")) {
      ((ArrayNode) set.path("rows")).removeAll();
    }
    for (JsonNode outcome : answer.path("outcomes")) {
      ((ObjectNode) outcome).putNull("feed_seq");
    }
    return new Read(response, SimStore.JSON.writeValueAsBytes(answer));
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Read(Response original, byte[] bytes) implements Response {
    @Override
    public int status() {
      return original.status();
    }

    @Override
    public @Nullable String header(String name) {
      return original.header(name);
    }

    @Override
    public InputStream body() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public void close() {
      original.close();
    }
  }
}
