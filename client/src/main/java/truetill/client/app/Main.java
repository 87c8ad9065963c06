package truetill.client.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The register program. It does not extend {@code Application}, so that it starts with JavaFX on
 * the classpath, and so that its commands without a window need no display.
 */
@Command(
    name = "truetill",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "The register of a thrift, liquidation or consignment shop.",
    subcommands = {
      RegisterCommand.class,
      VerifyJournalCommand.class,
      ReEnrolCommand.class,
      ImportJournalCommand.class,
      DemoCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private static final int WRONG_USE = 2;

  private Main() {}

  /** Exit 0 when all went well, 1 when the command could not do it, 2 for a wrong flag. */
  public static void main(String[] args) {
    System.exit(
        run(
            args,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
  }

  static int run(String[] args, PrintWriter output, PrintWriter errors) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setOut(output);
    commandLine.setErr(errors);
    commandLine.setParameterExceptionHandler((wrong, arguments) -> {
      errors.println(
          wrong.getMessage()
              + " Try '"
              + wrong.getCommandLine().getCommandSpec().qualifiedName()
              + " --help'.");
      return WRONG_USE;
    });
    commandLine.setExecutionExceptionHandler((failed, command, parsed) -> {
      if (failed instanceof CannotStart explained) {
        errors.println(explained.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
      }
      throw failed;
    });
    if (args.length == 0) {
      errors.println(
          "Say what to do: register, verify-journal, re-enrol, import-journal or demo. Try 'truetill"
              + " --help'.");
      return WRONG_USE;
    }
    return commandLine.execute(args);
  }

  /** The version the pom wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Truetill " + (version == null ? "(development)" : version)};
    }
  }
}
