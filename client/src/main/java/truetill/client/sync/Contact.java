package truetill.client.sync;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.journal.ContactFile;
import truetill.client.journal.Storage;
import truetill.core.clock.ClockOffset;
import truetill.core.clock.StoreContact;

/**
 * When the store was last heard of and how this PC's clock stood then (sync.md section 8), kept in
 * a file so that a restart without a network knows it too.
 */
final class Contact {
  private static final Logger LOG = LoggerFactory.getLogger(Contact.class);

  private final Storage storage;
  private volatile StoreContact last;

  Contact(Storage storage) {
    this.storage = storage;
    this.last = stored(storage);
  }

  private static StoreContact stored(Storage storage) {
    try {
      return ContactFile.read(storage);
    } catch (IOException unreadable) {
      return StoreContact.NEVER;
    }
  }

  StoreContact last() {
    return last;
  }

  /**
   * The store said what time it is.
   *
   * @param storeTime ISO-8601 with offset; what does not read is passed over
   * @param asked this PC's clock before, and {@code answered} after
   */
  void heard(String storeTime, Instant asked, Instant answered) {
    Instant store;
    try {
      store = OffsetDateTime.parse(storeTime).toInstant();
    } catch (DateTimeException noTime) {
      return;
    }
    Instant middle = asked.plus(Duration.between(asked, answered).dividedBy(2));
    StoreContact now = new StoreContact(store, ClockOffset.between(middle, store));
    last = now;
    try {
      ContactFile.write(storage, now);
    } catch (IOException diskRefuses) {
      LOG.warn("the last contact with the store was not kept", diskRefuses);
    }
  }

  /** What a person should do about the clock; null when it is right. */
  @Nullable String warning() {
    ClockOffset offset = last.offset();
    return offset.isNoticeable()
        ? "This PC's clock is "
            + offset.size().toMinutes()
            + " minutes "
            + (offset.isAhead() ? "ahead of" : "behind")
            + " the store's. Set it right."
        : null;
  }
}
