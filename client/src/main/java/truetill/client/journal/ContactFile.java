package truetill.client.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.ClockOffset;
import truetill.core.clock.StoreContact;

/**
 * The last {@link StoreContact} in the owner-only file {@code contact} of the data folder: the
 * store's time and the clock's offset, both in milliseconds. A file that does not read counts as no
 * contact at all.
 */
public final class ContactFile {
  private static final String NAME = "contact";

  private ContactFile() {}

  public static StoreContact read(Storage storage) throws IOException {
    byte @Nullable [] content = WholeFile.read(storage, NAME);
    if (content == null) {
      return StoreContact.NEVER;
    }
    String[] parts = new String(content, StandardCharsets.US_ASCII).strip().split(" ", -1);
    try {
      return parts.length == 2
          ? new StoreContact(
              Instant.ofEpochMilli(Long.parseLong(parts[0])),
              new ClockOffset(Long.parseLong(parts[1])))
          : StoreContact.NEVER;
    } catch (NumberFormatException damaged) {
      return StoreContact.NEVER;
    }
  }

  public static void write(Storage storage, StoreContact contact) throws IOException {
    String text = contact.storeTime().toEpochMilli() + " " + contact.offset().millis() + "\n";
    WholeFile.replace(storage, NAME, text.getBytes(StandardCharsets.US_ASCII));
  }
}
