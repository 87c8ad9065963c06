package truetill.client.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.cache.Cache;
import truetill.client.cache.Deliveries;
import truetill.client.cache.Positions;
import truetill.client.journal.Storage;
import truetill.client.journal.StorageFile;
import truetill.client.journal.WholeFile;

/**
 * What the store answered to this device's records, as a plain file beside the rows it sent: {@code
 * refdata/answers-DEVICE.ndjson}. The cache has the same, and may be lost; without this a rebuilt
 * one could not tell an own void that the store's rows show long since from one they do not show
 * yet, and would offer an item that another register sold meanwhile (sync.md section 3, I12, I13).
 *
 * <p>A line is on the disk before the cache takes it in; a disk that refuses is an {@link
 * UncheckedIOException}, and the answer is asked for again. So is that of a line that does not
 * read, which is what a power cut left.
 */
public final class AnswerFile {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerFile.class);
  private static final long LARGE_BYTES = 256L << 10;

  private final Storage storage;
  private final String name;
  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private final ObjectReader reader =
      json.readerFor(Line.class).with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
  private boolean known;

  /** What a line tells. */
  private enum Word {
    /** All up to {@code seq} was in the store's rows when they had come to {@code cursor}. */
    SETTLED,
    /** The store has all up to {@code seq}; what became of some. */
    ANSWERED,
    /** The store was set back and has no more than {@code seq}. */
    SET_BACK
  }

  private record Line(Word word, long seq, long cursor, List<Deliveries.Outcome> outcomes) {}

  /**
   * The file of one device.
   *
   * @param storage the data folder
   */
  public AnswerFile(Storage storage, UUID device) {
    this.storage = storage;
    this.name = RefData.FOLDER + "/answers-" + device + ".ndjson";
  }

  /**
   * Brings back what a cache knew that is new or has just been rebuilt from the store's rows kept
   * here. A file that does not read is done without: the store is asked again.
   */
  public void restore(Cache cache) {
    byte @Nullable [] content;
    try {
      content = WholeFile.read(storage, name);
    } catch (IOException unreadable) {
      LOG.warn("what the store answered does not read; it is asked again", unreadable);
      return;
    }
    if (content == null) {
      return;
    }
    long delivered = 0;
    long settled = 0;
    TreeMap<Long, Deliveries.Outcome> outcomes = new TreeMap<>();
    for (String text : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      Line line = line(text);
      if (line == null) {
        continue;
      }
      switch (line.word()) {
        case ANSWERED -> {
          delivered = Math.max(delivered, line.seq());
          line.outcomes()
              .forEach(outcome ->
                  outcomes.merge(
                      outcome.seq(),
                      outcome,
                      (before, now) -> before.yieldsTo(now) ? now : before));
        }
        case SETTLED -> {
          if (line.cursor() <= cache.positions().cursor()) {
            settled = line.seq();
          }
        }
        case SET_BACK -> {
          delivered = Math.min(delivered, line.seq());
          settled = Math.min(settled, line.seq());
          outcomes.tailMap(line.seq(), false).clear();
        }
      }
    }
    cache.deliveries().restore(delivered, settled, List.copyOf(outcomes.values()));
  }

  private @Nullable Line line(String text) {
    try {
      return text.isBlank() ? null : reader.readValue(text);
    } catch (JsonProcessingException torn) {
      return null;
    }
  }

  /** Keeps an answer, on the disk when this returns. */
  void answered(Cache cache, long deliveredSeq, List<Deliveries.Outcome> outcomes) {
    append(cache, new Line(Word.ANSWERED, deliveredSeq, 0, outcomes));
  }

  /** Keeps that the store has no more than {@code acceptedSeq} any longer. */
  void setBack(Cache cache, long acceptedSeq) {
    append(cache, new Line(Word.SET_BACK, acceptedSeq, 0, List.of()));
  }

  private synchronized void append(Cache cache, Line line) {
    try {
      if (!known) {
        begin(cache);
        storage.forceFolder(RefData.FOLDER);
        known = true;
      }
      try (StorageFile file = storage.open(name)) {
        file.append(bytes(line));
        file.force(false);
      }
    } catch (IOException diskRefuses) {
      throw new UncheckedIOException(diskRefuses);
    }
  }

  /** Once a run: the file is there by name, and holds no more than a rebuild needs. */
  private void begin(Cache cache) throws IOException {
    try (StorageFile file = storage.open(name)) {
      if (file.size() > 0 && file.size() <= LARGE_BYTES) {
        return;
      }
    }
    Deliveries.Standing standing = cache.deliveries().standing();
    Positions now = standing.positions();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.writeBytes(bytes(new Line(Word.SETTLED, now.settledSeq(), now.cursor(), List.of())));
    lines.writeBytes(bytes(new Line(Word.ANSWERED, now.deliveredSeq(), 0, standing.unsettled())));
    WholeFile.replace(storage, name, lines.toByteArray());
  }

  /** A line of its own, whatever an earlier run left half-written. */
  private byte[] bytes(Line line) throws JsonProcessingException {
    return ("\n" + json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
