package truetill.client.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;

/** {@code demo}: the demo shop, with its window where there is a display. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Opens the demo shop: a register with the store server inside and a simulated printer.",
      "With no display it runs the store server alone and prints where to open it."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the demo shop; ~/.truetill/demo when left out.")
  private Path data = Path.of(System.getProperty("user.home"), ".truetill", "demo");

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port of the store server; a free one when left out.")
  private int port;

  @Override
  public Integer call() throws CannotStart, InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 0 to " + HIGHEST_PORT + ".");
    }
    PrintWriter output = spec.commandLine().getOut();
    try (Host host = Host.start(data.resolve("server"), port, true, output)) {
      output.println("ready " + host.address());
      if (Window.hasDisplay()) {
        return Window.run(
            data.resolve("register"),
            host.address(),
            true,
            null,
            new PrinterAddress.Picture(),
            PaperWidth.COLUMNS_42);
      }
      output.println(
          "There is no display here, so this is the store server of the demo shop alone. Open "
              + host.address()
              + " in a browser, or stop it with Ctrl+C.");
      host.awaitStop();
    }
    return CommandLine.ExitCode.OK;
  }
}
