package truetill.server.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line of the store server. */
@Command(
    name = "truetill-server",
    description = "The store server of Truetill.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = ServeCommand.class)
public final class Main implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  /** Runs one command; answers the exit code: 0 done, 1 failed, 2 wrongly called. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    CommandLine commands = new CommandLine(new Main());
    commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    commands.setParameterExceptionHandler((wrong, args) -> {
      wrong
          .getCommandLine()
          .getErr()
          .println(
              String.valueOf(wrong.getMessage()).lines().findFirst().orElse("Wrong arguments.")
                  + " See --help.");
      return CommandLine.ExitCode.USAGE;
    });
    commands.setExecutionExceptionHandler((failed, command, result) -> {
      if (failed instanceof CannotStart) {
        command.getErr().println(failed.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
      }
      throw failed;
    });
    return commands.execute(arguments);
  }

  /** Called without a command. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: serve.");
  }

  /** The version the pom wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"truetill-server " + (version == null ? "(development)" : version)};
    }
  }
}
