package truetill.client.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.Role;

class TillSignInDeskTest {
  private final RegisterFixture fixture = RegisterFixture.inMemory();

  @BeforeEach
  void open() {
    fixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private SignInDesk desk() {
    return fixture.register().signIn();
  }

  @Test
  void aPinAloneFindsItsPerson() {
    Actor actor = desk().withPin("1001").orElseThrow();
    assertThat(actor.uid()).isEqualTo(DemoPeople.CASHIER);
    assertThat(actor.auth()).isEqualTo("Employee/pin");
    assertThat(desk().current()).isEqualTo(actor);
    desk().signOut();
    assertThat(desk().current()).isNull();
  }

  @Test
  void emailAndPasswordDoToo() {
    Actor actor = desk().withPassword("Manager@Demo.test", "demo-manager-1").orElseThrow();
    assertThat(actor.role()).isEqualTo(Role.MANAGER);
    assertThat(actor.auth()).isEqualTo("Manager/password");
  }

  @Test
  void wrongOnesAreRefusedAlike() {
    assertThat(code(desk().withPin("9999"))).isEqualTo("wrong_password");
    assertThat(code(desk().withPin(""))).isEqualTo("wrong_password");
    assertThat(desk().withPassword("cashier1@demo.test", "no"))
        .isEqualTo(desk().withPassword("nobody@demo.test", "no"));
    assertThat(desk().current()).isNull();
  }

  @Test
  void aConsigneeIsNotLetOnTheTill() {
    assertThat(code(desk().withPassword("consignee@demo.test", "demo-consignee-1")))
        .isEqualTo("not_allowed");
    assertThat(desk().people())
        .extracting(SignInDesk.Person::name)
        .containsExactly("Hana Q.", "Ines T.", "Teo L.");
  }

  @Test
  void fiveFailuresLockFor30SecondsAndEachFurtherOneTwiceAsLong() {
    for (int failure = 0; failure < 5; failure++) {
      assertThat(code(desk().withPin("0000"))).isEqualTo("wrong_password");
    }
    assertThat(code(desk().withPin("1001"))).isEqualTo("locked_out");
    fixture.clock.pass(Duration.ofSeconds(29));
    assertThat(code(desk().withPin("1001"))).isEqualTo("locked_out");
    fixture.clock.pass(Duration.ofSeconds(1));
    assertThat(code(desk().withPin("0000"))).isEqualTo("wrong_password");
    fixture.clock.pass(Duration.ofSeconds(59));
    assertThat(code(desk().withPassword("cashier1@demo.test", "demo-cashier-1")))
        .isEqualTo("locked_out");
    fixture.clock.pass(Duration.ofSeconds(1));
    assertThat(desk().withPin("1001").isDone()).isTrue();
    assertThat(code(desk().withPin("0000"))).isEqualTo("wrong_password");
    assertThat(desk().withPin("1001").isDone()).isTrue();
  }

  @Test
  void aLockIsJournaledByTheDeviceAndOutlivesTheProgram() throws IOException {
    for (int failure = 0; failure < 5; failure++) {
      desk().withPin("0000");
    }
    List<byte[]> records = fixture.journal().read(1, 99, 1 << 20);
    assertThat(records).hasSize(1);
    assertThat(new String(records.getFirst(), StandardCharsets.UTF_8))
        .contains("\"type\":\"auth.locked\"", "{\"failures\":5,\"seconds\":30}")
        .contains("\"actor\":\"" + RegisterFixture.identity(1).device() + "\"")
        .doesNotContain("0000\"");
    fixture.restart();
    assertThat(code(desk().withPin("1001"))).isEqualTo("locked_out");
    fixture.clock.pass(Duration.ofSeconds(30));
    assertThat(code(desk().withPin("0000"))).isEqualTo("wrong_password");
    assertThat(fixture.journal().head().seq()).isEqualTo(2);
    assertThat(code(desk().withPin("1001"))).isEqualTo("locked_out");
    fixture.clock.pass(Duration.ofSeconds(60));
    assertThat(desk().withPin("1001").isDone()).isTrue();
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.code() : "done";
  }
}
