package truetill.client.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@link DeviceIdentity} in the owner-only file {@code device.json} of the data folder. */
public final class DeviceFile {
  public static final String NAME = "device.json";

  private static final String NEXT = "device-next.json";
  private static final String JOURNAL = "journal";
  private static final Pattern JOURNAL_FOLDER = Pattern.compile("journal(-[0-9a-f-]{36})?");
  private static final String RECEIPTS = "receipts";
  private static final String CUSTOMERS = "customers";
  private static final String DAMAGED =
      NAME + " in the data folder is damaged. Restore it, or enrol this register anew.";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private DeviceFile() {}

  /**
   * The identity, null before enrolment.
   *
   * @throws UnreadableIdentity when the file is there but damaged
   */
  public static @Nullable DeviceIdentity read(Storage storage) throws IOException {
    return read(storage, NAME);
  }

  private static @Nullable DeviceIdentity read(Storage storage, String name) throws IOException {
    byte[] content = WholeFile.read(storage, name);
    if (content == null) {
      return null;
    }
    try {
      JsonNode stored = JSON.readTree(content);
      if (stored instanceof ObjectNode object) {
        completeOlder(object);
      }
      DeviceIdentity identity = JSON.treeToValue(stored, DeviceIdentity.class);
      if (identity == null) {
        throw new UnreadableIdentity(DAMAGED);
      }
      Objects.requireNonNull(identity.numbers());
      Objects.requireNonNull(ZoneId.of(identity.timezone()));
      if (identity.series() < 1 || identity.series() > 99) {
        throw new UnreadableIdentity("The series code in " + NAME + " must be from 1 to 99.");
      }
      if (!JOURNAL_FOLDER.matcher(identity.journal()).matches()) {
        throw new UnreadableIdentity(DAMAGED);
      }
      return identity;
    } catch (JsonProcessingException | DateTimeException damaged) {
      throw new UnreadableIdentity(DAMAGED);
    }
  }

  /** One written before a register could change its PC says nothing of numbers used before. */
  private static void completeOlder(ObjectNode stored) {
    if (!stored.has(RECEIPTS)) {
      stored.putObject(RECEIPTS);
    }
    if (!stored.has(CUSTOMERS)) {
      stored.put(CUSTOMERS, 0);
    }
    if (!stored.has(JOURNAL)) {
      stored.put(JOURNAL, DeviceIdentity.FIRST_JOURNAL);
    }
  }

  public static void write(Storage storage, DeviceIdentity identity) throws IOException {
    WholeFile.replace(storage, NAME, JSON.writeValueAsBytes(identity));
  }

  /**
   * The identity this data folder is to have next, null when none waits. It is not in force before
   * {@link #switchToNext}, so that a kill in between loses neither.
   *
   * @throws UnreadableIdentity when it is there but damaged
   */
  public static @Nullable DeviceIdentity readNext(Storage storage) throws IOException {
    return read(storage, NEXT);
  }

  public static void writeNext(Storage storage, DeviceIdentity identity) throws IOException {
    WholeFile.replace(storage, NEXT, JSON.writeValueAsBytes(identity));
  }

  /** Gives the waiting identity up. */
  public static void dropNext(Storage storage) throws IOException {
    storage.delete(NEXT);
    storage.forceFolder("");
  }

  /** The waiting identity is in force from here on: one rename decides. */
  public static void switchToNext(Storage storage) throws IOException {
    storage.rename(NEXT, NAME);
    storage.forceFolder("");
  }

  /** The identity file is there but cannot be read; its message quotes nothing of it. */
  public static final class UnreadableIdentity extends IOException {
    UnreadableIdentity(String message) {
      super(message);
    }
  }
}
