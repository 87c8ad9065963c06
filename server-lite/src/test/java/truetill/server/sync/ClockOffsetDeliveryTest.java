package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import truetill.core.journal.OpBody;
import truetill.server.app.ServerFixture;

/**
 * sync.md section 8: how far a device's clock is off is kept, and put right in what is reported.
 */
class ClockOffsetDeliveryTest {
  private final ServerFixture store = ServerFixture.inMemoryAsDemo();
  private final Counter counter = new Counter(store);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aClockThatIsOffIsPutRightInReportsAndKeptAsItWas() {
    TestRegister till = counter.till();
    till.says("Device-Time", store.clock().instant().minus(Duration.ofHours(3)).toString());
    UUID shift = till.newId();
    till.record(CASHIER, new OpBody.ClockedIn(shift));
    till.delivers().gives(200);
    TestRegister exact = counter.till();
    exact.says("Device-Time", store.clock().instant().minusSeconds(119).toString());
    UUID other = exact.newId();
    exact.record(MANAGER, new OpBody.ClockedIn(other));
    exact.delivers().gives(200);
    TestRegister odd = counter.till();
    odd.says("Device-Time", "yesterday");
    odd.record(ADMIN, new OpBody.ClockedIn(odd.newId()));
    odd.delivers().gives(200);

    assertThat(clockedIn(shift)).isEqualTo(store.clock().instant().plus(Duration.ofHours(3)));
    assertThat(clockedIn(other)).isEqualTo(store.clock().instant());
    assertThat(counter.shop().count("op_log", "clock_offset_ms = 10800000")).isEqualTo(1);
    assertThat(counter.shop().count("op_log", "clock_offset_ms = 119000")).isEqualTo(1);
  }

  private Instant clockedIn(UUID entry) {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select clock_in from time_entry where uid = :uid")
                .bind("uid", entry)
                .mapTo(Instant.class)
                .one());
  }
}
