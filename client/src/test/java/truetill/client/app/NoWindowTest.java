package truetill.client.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NoWindowTest {
  @TempDir Path folder = Path.of("");

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only there a display is named by DISPLAY")
  void aDisplayThatIsNotThereIsSaidWithoutATrace() throws IOException, InterruptedException {
    List<String> command = ProgramImage.in(folder.resolve("program")).command();
    command.addAll(List.of("register", "--demo", "--server", "http://127.0.0.1:1", "--data"));
    command.add(folder.resolve("register").toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DISPLAY", ":64999");
    Process program = builder.start();
    String said = new String(program.getInputStream().readAllBytes(), UTF_8);
    assertThat(program.waitFor()).isEqualTo(1);
    assertThat(said).contains("No window can be shown here (DISPLAY is :64999)");
    assertThat(said).doesNotContain("\tat ");
  }
}
