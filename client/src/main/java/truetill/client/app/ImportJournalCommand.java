package truetill.client.app;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.DiskStorage;
import truetill.client.remote.HttpTransport;
import truetill.client.remote.OfficeApi;
import truetill.client.remote.Reply;
import truetill.client.sync.JournalImport;
import truetill.core.outcome.Outcome;

/** {@code import-journal DIR --server URL}: a dead PC's sales still reach the store. */
@Command(
    name = "import-journal",
    mixinStandardHelpOptions = true,
    description = {
      "Hands the journal of a register PC that is dead to the store server. A manager signs in.",
      "Exit 0 when all of it is in the store, exit 1 with what is not, record by record.",
      "It changes nothing in the folder, and running it twice does nothing new."
    })
final class ImportJournalCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      description = "The dead register's --data folder, or the journal folder alone.")
  private Path folder = Path.of("");

  @Option(
      names = "--server",
      required = true,
      paramLabel = "URL",
      description = "The store server.")
  private String server = "";

  @Option(
      names = "--email",
      paramLabel = "E",
      description = "The manager who does it; asked for when left out.")
  private @Nullable String email;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file with the manager's password; asked for when left out.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--even-if-active",
      description = "Although the PC is not marked as lost: you know that it will not come back.")
  private boolean evenIfActive;

  /** Where the segments are: a folder and the name of the journal's in it. */
  private record Place(DiskStorage storage, String journal) {}

  @Override
  public Integer call() throws CannotStart, IOException {
    Place place = place();
    HttpUrl url = HttpUrl.parse(server);
    if (url == null) {
      throw new CannotStart(
          "bad_server", server + " is no address of a store server, such as http://HOST:8080.");
    }
    try (HttpTransport transport = new HttpTransport(url)) {
      OfficeApi api = new OfficeApi(transport);
      Outcome<JournalImport.Report> done =
          new JournalImport(api, token(api), evenIfActive).run(place.storage(), place.journal());
      return switch (done) {
        case Outcome.Done<JournalImport.Report>(JournalImport.Report report) -> tell(report);
        case Outcome.Refused<JournalImport.Report>(String word, String detail) ->
            throw new CannotStart(word, detail);
      };
    }
  }

  private int tell(JournalImport.Report report) {
    PrintWriter output = spec.commandLine().getOut();
    output.println(
        "delivered: "
            + report.delivered()
            + " records of device "
            + report.device()
            + "; the store has "
            + report.acceptedSeq()
            + " now");
    report.notes().forEach(note -> output.println("look at: " + note));
    report.missing().forEach(one -> output.println("not delivered: " + one));
    return report.missing().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Place place() throws CannotStart, IOException {
    if (!Files.isDirectory(folder)) {
      throw new CannotStart("no_folder", "There is no folder " + folder + ".");
    }
    if (hasSegments(folder)) {
      Path whole = folder.toRealPath();
      Path parent = whole.getParent();
      if (parent != null) {
        return new Place(DiskStorage.open(parent), String.valueOf(whole.getFileName()));
      }
    }
    DiskStorage storage = DiskStorage.open(folder);
    String journal = journalOf(storage);
    if (!hasSegments(folder.resolve(journal))) {
      throw new CannotStart(
          "no_journal",
          folder + " holds no journal. Give a register's --data folder, or its folder journal.");
    }
    return new Place(storage, journal);
  }

  /** A damaged identity does not keep the sales from the store: the records name their device. */
  private static String journalOf(DiskStorage storage) throws IOException {
    try {
      DeviceIdentity identity = DeviceFile.read(storage);
      return identity == null ? DeviceIdentity.FIRST_JOURNAL : identity.journal();
    } catch (DeviceFile.UnreadableIdentity damaged) {
      return DeviceIdentity.FIRST_JOURNAL;
    }
  }

  private static boolean hasSegments(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".seg"));
    }
  }

  private String token(OfficeApi api) throws CannotStart, IOException {
    String who = email == null ? asked("Manager's e-mail: ", "--email") : email;
    Path file = passwordFile;
    String password =
        file == null
            ? secret("Password: ")
            : Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    return switch (api.signIn(who, password)) {
      case Reply.Done<String>(String token) -> token;
      case Reply.Refused<String> refused ->
          throw new CannotStart("not_signed_in", "Not signed in: " + refused.detail());
      case Reply.Alone<String>(String reason) ->
          throw new CannotStart(
              "server_unreachable", reason + " Is the store server at " + server + " running?");
    };
  }

  private static String asked(String question, String option) throws CannotStart {
    Console console = console(option);
    String answer = console.readLine(question);
    return answer == null ? "" : answer.strip();
  }

  private static String secret(String question) throws CannotStart {
    char[] answer = console("--password-file").readPassword(question);
    return answer == null ? "" : new String(answer);
  }

  @SuppressWarnings("SystemConsoleNull") // it may be null for who turned the new console off
  private static Console console(String option) throws CannotStart {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new CannotStart(
          "no_console", "There is no keyboard here to ask at. Give it with " + option + ".");
    }
    return console;
  }
}
