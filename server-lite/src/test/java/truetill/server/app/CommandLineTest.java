package truetill.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The command line: help, and one clear line for what is wrong. */
class CommandLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Main.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private void complains(String... arguments) {
    err.reset();
    assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).strip().lines()).hasSize(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void helpSaysWhatThereIs() {
    assertThat(run("--help")).isZero();
    assertThat(run("serve", "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--data", "--port", "--demo");
  }

  @Test
  void aWrongCallGetsOneLineAndExitCode2() {
    complains();
    complains("serve");
    complains("serve", "--data", "x");
    complains("serve", "--data", "x", "--port", "many");
    complains("serve", "--data", "x", "--port", "70000");
    complains("serve", "--data", "x", "--port", "0", "--colour", "blue");
    complains("serve", "--data", "x", "--port", "0", "--db", "jdbc:oracle:thin");
    complains("serve", "--data", "x", "--port", "0", "--admin-email", "a@b.test");
    complains(
        "serve",
        "--data",
        "x",
        "--port",
        "0",
        "--admin-email",
        "a@b.test",
        "--admin-password",
        "short");
    complains("dance");
  }
}
