package truetill.client.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code stopped} beside the segments: while it is there, nothing is appended. It names
 * the reason and the time, for whoever looks into the folder.
 */
final class StopFile {
  static final String FILE = Journal.FOLDER + "/stopped";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StopFile() {}

  /** Null when the journal may go on. One that does not read stops it all the same. */
  static @Nullable JournalStop read(Storage storage) throws IOException {
    byte[] content = WholeFile.read(storage, FILE);
    if (content == null) {
      return null;
    }
    try {
      JsonNode note = JSON.readTree(content);
      return new JournalStop(
          JournalStop.Reason.ofWire(note.path("reason").asText()),
          Instant.parse(note.path("at").asText()));
    } catch (JsonProcessingException | DateTimeException damaged) {
      return new JournalStop(JournalStop.Reason.UNKNOWN, Instant.EPOCH);
    }
  }

  static void write(Storage storage, JournalStop stop) throws IOException {
    WholeFile.replace(
        storage,
        FILE,
        JSON.writeValueAsBytes(
            JSON.createObjectNode()
                .put("reason", stop.reason().wire())
                .put("at", stop.at().toString())));
  }
}
