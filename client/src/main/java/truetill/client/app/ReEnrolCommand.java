package truetill.client.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.FolderInUse;
import truetill.client.remote.HttpTransport;
import truetill.client.remote.SyncApi;
import truetill.client.sync.ReEnrolment;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.outcome.Outcome;

/** {@code re-enrol DIR --code CODE}: a register that records nothing more becomes itself again. */
@Command(
    name = "re-enrol",
    mixinStandardHelpOptions = true,
    description = {
      "Enrols the register of a data folder anew, after it said that it records nothing more.",
      "What the store does not have yet goes along, and receipt numbers go on above all others.",
      "Stopped half-way it changed nothing; run it again, then without a code."
    })
final class ReEnrolCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The register's --data folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description =
          "The one-time code an administrator made for this register, once its old PC was marked as"
              + " lost.")
  private @Nullable String code;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The store server; the one it enrolled with when left out.")
  private @Nullable String server;

  @Override
  public Integer call() throws CannotStart, IOException {
    if (!Files.isDirectory(folder)) {
      throw new CannotStart("no_folder", "There is no folder " + folder + ".");
    }
    DiskStorage storage = DiskStorage.open(folder);
    try (Closeable _ = storage.lock()) {
      ReEnrolment.Moved moved = moved(storage);
      spec.commandLine()
          .getOut()
          .println(
              "ok: "
                  + moved.identity().registerName()
                  + " is enrolled anew; "
                  + moved.waiting()
                  + " records wait for delivery. Start the register.");
      return CommandLine.ExitCode.OK;
    } catch (FolderInUse inUse) {
      throw new CannotStart("already_running", String.valueOf(inUse.getMessage()));
    } catch (DeviceFile.UnreadableIdentity unreadable) {
      throw new CannotStart("broken_journal", String.valueOf(unreadable.getMessage()));
    }
  }

  private ReEnrolment.Moved moved(DiskStorage storage) throws CannotStart, IOException {
    DeviceIdentity from = DeviceFile.read(storage);
    if (from == null) {
      throw new CannotStart(
          "not_enrolled",
          "This folder was never enrolled. Start the register on it with --server URL --code CODE.");
    }
    String address = server == null ? from.server() : server;
    HttpUrl url = HttpUrl.parse(address);
    if (url == null) {
      throw new CannotStart(
          "bad_server", address + " is no address of a store server, such as http://HOST:8080.");
    }
    InstantSource time = InstantSource.system();
    try (HttpTransport transport = new HttpTransport(url)) {
      Outcome<ReEnrolment.Moved> moved =
          new ReEnrolment(
                  new SyncApi(transport),
                  storage,
                  new TimeOrderedIds(time, new SecureRandom()),
                  time,
                  ReEnrolCommand::sleep)
              .run(
                  from,
                  url.toString(),
                  code,
                  "Register on " + folder.toAbsolutePath().getFileName());
      return switch (moved) {
        case Outcome.Done<ReEnrolment.Moved>(ReEnrolment.Moved done) -> done;
        case Outcome.Refused<ReEnrolment.Moved>(String word, String detail) ->
            throw new CannotStart(word, detail);
      };
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
