package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.wire.sync.Ops;
import truetill.server.app.ServerFixture;
import truetill.server.app.TestClock;
import truetill.server.app.Unharmed;

/** Ten calls a second for one register PC, and a few at once (sync.md section 12). */
class DeviceRateTest {
  private static final UUID ONE = new UUID(7, 1);
  private static final UUID OTHER = new UUID(7, 2);

  @RegisterExtension
  static final ServerFixture store = ServerFixture.inMemoryAsDemoLimitingDevices();

  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private final TestClock clock = new TestClock(ServerFixture.START);
  private final DeviceRate rate = new DeviceRate(clock);

  private int takenBy(UUID device) {
    int taken = 0;
    while (rate.take(device).isZero()) {
      taken++;
    }
    return taken;
  }

  @Test
  void aFullBucketThenTenASecond() {
    assertThat(takenBy(ONE)).isEqualTo(DeviceRate.AT_ONCE);
    assertThat(rate.take(ONE)).isEqualTo(Duration.ofMillis(100));
    clock.advance(Duration.ofMillis(99));
    assertThat(rate.take(ONE)).isEqualTo(Duration.ofMillis(1));
    clock.advance(Duration.ofMillis(1));
    assertThat(takenBy(ONE)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(2));
    assertThat(takenBy(ONE)).isEqualTo(20);
    clock.advance(Duration.ofDays(1));
    assertThat(takenBy(ONE)).isEqualTo(DeviceRate.AT_ONCE);
  }

  @Test
  void eachPcHasItsOwn() {
    assertThat(takenBy(ONE)).isEqualTo(DeviceRate.AT_ONCE);
    assertThat(takenBy(OTHER)).isEqualTo(DeviceRate.AT_ONCE);
  }

  @Test
  void aClockPutBackLocksNobodyOut() {
    takenBy(ONE);
    clock.advance(Duration.ofDays(-1));
    assertThat(rate.take(ONE)).isEqualTo(Duration.ofMillis(100));
    clock.advance(Duration.ofSeconds(1));
    assertThat(takenBy(ONE)).isEqualTo(10);
  }

  @Test
  void whatBelongsTogetherPassesAtOnce() {
    int deliveries = 8_000 / Ops.MAX_RECORDS;
    int session = 1;
    int greeting = 1;
    assertThat(DeviceRate.AT_ONCE).isGreaterThan(session + greeting + deliveries);
    assertThat(DeviceRate.AT_ONCE).as("ten a second stay ten a second").isLessThanOrEqualTo(50);
  }

  @Test
  void aPcThatRunsWildIsToldToWaitAndNoOtherIs() throws Exception {
    TestRegister wild = TestRegister.enrolled(store);
    TestRegister calm = TestRegister.enrolled(store);
    int forItsSession = 1;
    for (int call = forItsSession; call < DeviceRate.AT_ONCE; call++) {
      wild.gets("hello/").gives(200);
    }
    for (String path : new String[] {"hello/", "changes/?after=0", "snapshot/", "ops/"}) {
      unharmed.refusing(() -> wild.gets(path)).refusesWith(429, "too_many_requests");
    }
    unharmed.refusing(wild::delivers).refusesWith(429, "too_many_requests");
    TestRegister.Said session = unharmed.refusing(wild::opensSession);
    session.refusesWith(429, "too_many_requests");
    assertThat(session.retryAfter()).contains("1");
    calm.gets("hello/").gives(200);
    calm.opensSession().gives(200);

    store.clock().advance(Duration.ofSeconds(1));
    for (int call = 0; call < 10; call++) {
      wild.gets("hello/").gives(200);
    }
    wild.gets("hello/").refusesWith(429, "too_many_requests");
  }

  @Test
  void whoDoesNotKnowTheSecretUsesUpNobodysCalls() {
    TestRegister till = TestRegister.enrolled(store);
    var wrong = body("device_id", till.device().toString(), "device_secret", "guessed");
    for (int call = 0; call < 2 * DeviceRate.AT_ONCE; call++) {
      store.as(NOBODY).post("/sync/session/", wrong).gives(401);
    }
    till.opensSession().gives(200);
    till.gets("hello/").gives(200);
  }
}
