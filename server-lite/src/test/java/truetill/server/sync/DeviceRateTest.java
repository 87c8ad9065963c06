package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.ServerFixture;
import truetill.server.app.TestClock;

/** Ten calls a second for one register PC over half a minute, then 429 (sync.md section 12). */
class DeviceRateTest {
  private static final UUID ONE = new UUID(7, 1);
  private static final UUID OTHER = new UUID(7, 2);

  @RegisterExtension
  static final ServerFixture store = ServerFixture.inMemoryAsDemoLimitingDevices();

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
  void aPcThatRunsWildIsToldToWaitAndNoOtherIs() {
    TestRegister wild = TestRegister.enrolled(store);
    TestRegister calm = TestRegister.enrolled(store);
    for (int call = 0; call < DeviceRate.AT_ONCE; call++) {
      wild.gets("hello/").gives(200);
    }
    for (String path : new String[] {"hello/", "changes/?after=0", "snapshot/", "ops/"}) {
      wild.gets(path).refusesWith(429, "too_many_requests");
    }
    wild.delivers().refusesWith(429, "too_many_requests");
    assertThat(wild.gets("hello/").retryAfter()).contains("1");
    calm.gets("hello/").gives(200);

    store.clock().advance(Duration.ofSeconds(1));
    for (int call = 0; call < 10; call++) {
      wild.gets("hello/").gives(200);
    }
    wild.gets("hello/").refusesWith(429, "too_many_requests");
  }
}
