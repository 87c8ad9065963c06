package truetill.client.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;
import truetill.core.outcome.Outcome;

/** {@code register}: one till, with its window or headless. */
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a register. It sells with no network once it has met its store.",
      "With --headless it takes one JSON command per line on standard input and answers one JSON"
          + " line each."
    })
final class RegisterCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of this register's journal; created if it does not exist.")
  private Path data = Path.of("");

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The store server; the one it enrolled with when left out.")
  private @Nullable String server;

  @Option(names = "--headless", description = "No window: JSON lines on standard input and output.")
  private boolean headless;

  @Option(
      names = "--demo",
      description =
          "Enrol with a demo server on this PC without a code; without --server, run one inside.")
  private boolean demo;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description =
          "The one-time code an administrator made for this register; needed at its first start.")
  private @Nullable String code;

  @Option(
      names = "--printer",
      paramLabel = "ADDRESS",
      description = "tcp://HOST:PORT, serial:PORT, file:PATH, picture or none.")
  private @Nullable String printer;

  @Option(
      names = "--paper-width",
      paramLabel = "N",
      defaultValue = "42",
      description = "Characters in a line of paper: 32, 42 or 48.")
  private String paperWidth = "42";

  @Override
  public Integer call() throws CannotStart, IOException {
    PrinterAddress address = orWrong(PrinterAddress.parse(printer == null ? usual() : printer));
    PaperWidth width = orWrong(PaperWidth.parse(paperWidth));
    if (server == null && demo && code == null) {
      try (Host host = Host.start(data.resolve("server"), 0, true, spec.commandLine().getErr())) {
        return run(host.address(), address, width);
      }
    }
    return run(server, address, width);
  }

  /** A till with a window shows its paper; one without has nobody to show it to. */
  private String usual() {
    return headless ? "none" : "picture";
  }

  private int run(@Nullable String address, PrinterAddress printerAddress, PaperWidth width)
      throws CannotStart, IOException {
    if (!headless) {
      return Window.run(data, address, demo, code, printerAddress, width);
    }
    try (Station station =
        Station.open(
            new StationOptions(data, address, demo, code, printerAddress, width, sheet -> {}))) {
      BufferedReader input =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      PrintStream output = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      new HeadlessConsole(new HeadlessCommands(station.register())).run(input, output);
    }
    return CommandLine.ExitCode.OK;
  }

  private <T> T orWrong(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused ->
          throw new ParameterException(spec.commandLine(), refused.detail());
    };
  }
}
