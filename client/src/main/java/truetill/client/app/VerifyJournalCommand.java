package truetill.client.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.JournalCheck;

/** {@code verify-journal DIR}: proves a register's books; exit 1 names the first bad record. */
@Command(
    name = "verify-journal",
    mixinStandardHelpOptions = true,
    description = {
      "Checks checksums, hash chain, drawer cash and receipt series of a register's journal.",
      "Exit 0 when the books are right, exit 1 with the first bad record. Changes nothing."
    })
final class VerifyJournalCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The register's --data folder.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    PrintWriter errors = spec.commandLine().getErr();
    if (!Files.isDirectory(folder)) {
      errors.println("There is no folder " + folder + ".");
      return CommandLine.ExitCode.SOFTWARE;
    }
    JournalCheck.Finding finding = JournalCheck.run(DiskStorage.open(folder));
    if (finding.problem() != null) {
      spec.commandLine().getOut().println("broken: " + finding.problem());
      return CommandLine.ExitCode.SOFTWARE;
    }
    spec.commandLine()
        .getOut()
        .println(
            "ok: "
                + finding.records()
                + " records, "
                + finding.receipts()
                + " receipts, "
                + finding.drawersClosed()
                + " drawers closed, head "
                + finding.head());
    return CommandLine.ExitCode.OK;
  }
}
