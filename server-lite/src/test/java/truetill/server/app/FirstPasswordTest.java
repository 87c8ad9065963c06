package truetill.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.ai.AiConfig;
import truetill.server.auth.Passwords;
import truetill.server.contract.Promise;

class FirstPasswordTest {
  @TempDir Path folders;

  @Test
  @Promise(60)
  void everyStoreMakesUpItsOwnAndSaysItOnce() throws CannotStart {
    List<String> first = start("first");
    List<String> second = start("second");
    assertThat(first).hasSize(1);
    assertThat(second).hasSize(1);
    assertThat(first.getFirst()).matches("First start: .* password \\w{12} .*");
    assertThat(second.getFirst()).isNotEqualTo(first.getFirst());
    assertThat(start("first")).as("a second start").isEmpty();
  }

  /** What the operator reads while a store whose administrator nobody named starts. */
  private List<String> start(String folder) throws CannotStart {
    List<String> console = new ArrayList<>();
    TestClock clock = new TestClock(ServerFixture.START);
    Random random = new Random();
    StoreConfig config =
        new StoreConfig(
            new StoreConfig.Place(
                Optional.of(folders.resolve(folder)), Optional.empty(), "127.0.0.1", 0),
            new StoreConfig.Shop(false, false, Optional.empty(), DemoData.NONE),
            new StoreConfig.Outside(AiConfig.off(), Optional.empty(), console::add),
            new StoreConfig.Sources(
                clock, new TimeOrderedIds(clock, random), random, new Passwords.Cost(64, 1)),
            StoreConfig.Door.USUAL,
            false);
    StoreServer.start(config).close();
    return console;
  }
}
