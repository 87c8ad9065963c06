package truetill.client.register;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.Hours;
import truetill.core.outcome.Outcome;

/** Where the signed-in person clocks in and out. Threads and answers as {@link SellingDesk}. */
public interface TimeClock {
  /** When the signed-in person began, null when not clocked in. */
  @Nullable Instant clockedInSince();

  Outcome<UUID> clockIn();

  Outcome<Stint> clockOut(int breakMinutes);

  /** A finished stint of work. */
  record Stint(UUID entry, Hours hours) {}
}
