package truetill.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import truetill.server.contract.Promise;

/** Nobody ships with a password: a store that is told none makes one up and says it once. */
class FirstAdministratorTest {
  private static final Pattern LINE =
      Pattern.compile("First start: sign in as (\\S+) with the password (\\S+) and change it\\..*");

  @Test
  @Promise(60)
  void everyStoreMakesUpAPasswordOfItsOwn() {
    Set<String> passwords = new HashSet<>();
    for (int shop = 0; shop < 3; shop++) {
      try (ServerFixture store = ServerFixture.inMemoryNamingNoAdministrator()) {
        List<String> said = store.console();
        assertThat(said).hasSize(1);
        Matcher line = LINE.matcher(said.getFirst());
        assertThat(line.matches()).as(said.getFirst()).isTrue();
        assertThat(line.group(2)).hasSizeGreaterThanOrEqualTo(12);
        passwords.add(line.group(2));
        store
            .as(NOBODY)
            .post("/auth/login/", body("email", line.group(1), "password", line.group(2)))
            .gives(200)
            .has("user/role", "Admin")
            .has("user/must_change_password", true);
      }
    }
    assertThat(passwords).hasSize(3);
  }
}
