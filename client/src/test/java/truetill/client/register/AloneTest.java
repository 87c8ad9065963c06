package truetill.client.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.core.clock.ClockOffset;
import truetill.core.clock.StoreContact;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.Role;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;

/** A register that has not met its store for long, or whose clock is wrong (sync.md 8, 11; I27). */
class AloneTest {
  private static final String CASHIER_PIN = "1001";
  private static final String MANAGER_PIN = "800001";
  private static final Instant MET = Instant.parse("2026-11-22T16:00:00Z");

  private final Away away = new Away();
  private final RegisterFixture fixture = RegisterFixture.inMemory().with(away);

  @BeforeEach
  void openTill() {
    fixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Outcome<Actor> signIn(String pin) {
    return fixture.register().signIn().withPin(pin);
  }

  private Outcome<OpenDrawer> open(@Nullable LocalDate confirmed) {
    return fixture.register().drawer().open(Money.of("50.00"), CashCount.NOT_COUNTED, confirmed);
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.code() : "done";
  }

  @Test
  void signInWithoutTheStoreEndsAfterTwoWeeksAndManagersRightsAfterOne() {
    fixture.clock.pass(Duration.ofDays(7));
    assertThat(signIn(MANAGER_PIN).orElseThrow().role()).isEqualTo(Role.MANAGER);
    assertThat(fixture.register().status().warning()).isNull();

    fixture.clock.pass(Duration.ofSeconds(1));
    assertThat(signIn(MANAGER_PIN).orElseThrow().role()).isEqualTo(Role.EMPLOYEE);
    assertThat(fixture.register().status().warning()).contains("more than 7 days");

    fixture.clock.pass(Duration.ofDays(7));
    assertThat(code(signIn(CASHIER_PIN))).isEqualTo("offline_too_long");
    assertThat(code(signIn(MANAGER_PIN))).isEqualTo("offline_too_long");
    assertThat(fixture.register().status().warning()).contains("more than 14 days");

    away.online = true;
    assertThat(signIn(MANAGER_PIN).orElseThrow().role()).isEqualTo(Role.MANAGER);
  }

  @Test
  void turningTheClockBackExtendsNothingAndAClockThatIsAlwaysWrongCostsNothing() {
    fixture.clock.pass(Duration.ofDays(15));
    assertThat(code(signIn(CASHIER_PIN))).isEqualTo("offline_too_long");
    away.contact = new StoreContact(MET, new ClockOffset(Duration.ofDays(-15).toMillis()));
    assertThat(code(signIn(CASHIER_PIN))).isEqualTo("done");
    away.contact = StoreContact.NEVER;
    assertThat(code(signIn(CASHIER_PIN))).isEqualTo("offline_too_long");
  }

  @Test
  void aDrawerIsForTheStoresDateWhateverThisPcSays() {
    away.contact = new StoreContact(MET, new ClockOffset(Duration.ofDays(3).toMillis()));
    signIn(CASHIER_PIN).orElseThrow();
    Outcome<OpenDrawer> doubted = open(null);
    assertThat(code(doubted)).isEqualTo("confirm_date");

    assertThat(fixture.register().drawer().today()).isEqualTo(LocalDate.parse("2026-11-25"));
    assertThat(code(open(LocalDate.parse("2026-11-22")))).isEqualTo("confirm_date");
    OpenDrawer drawer = open(LocalDate.parse("2026-11-25")).orElseThrow();
    assertThat(drawer.businessDate()).isEqualTo(LocalDate.parse("2026-11-25"));
    fixture.clock.pass(Duration.ofDays(2));
    assertThat(Objects.requireNonNull(fixture.register().drawer().open()).businessDate())
        .as("never changes while it is open")
        .isEqualTo(LocalDate.parse("2026-11-25"));
  }

  @Test
  void aDateBeforeTheLastDayOfBusinessOrFarAheadIsAskedFor() {
    signIn(CASHIER_PIN).orElseThrow();
    open(null).orElseThrow();
    fixture.register().drawer().close(Money.of("50.00"), CashCount.NOT_COUNTED).orElseThrow();

    fixture.clock.pass(Duration.ofDays(-1));
    assertThat(code(open(null))).isEqualTo("confirm_date");
    fixture.clock.pass(Duration.ofDays(3));
    assertThat(code(open(null))).isEqualTo("confirm_date");
    fixture.clock.pass(Duration.ofDays(-1));
    assertThat(code(open(null))).isEqualTo("done");
  }

  /** A store that was met once and is away. */
  private static final class Away implements Uplink {
    private volatile StoreContact contact = new StoreContact(MET, ClockOffset.NONE);
    private volatile boolean online;

    @Override
    public Link link() {
      return new Link(online, null, online ? null : MET);
    }

    @Override
    public Link exchange() {
      return link();
    }

    @Override
    public StoreContact contact() {
      return contact;
    }

    @Override
    public Map<UUID, String> inOtherCarts() {
      return Map.of();
    }

    @Override
    public void recorded() {}

    @Override
    public Subscription onChange(Runnable listener) {
      return () -> {};
    }
  }
}
