package truetill.server.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import truetill.core.money.Money;

/**
 * Writes the demo shop's files anew. From the project's root:
 *
 * <pre>./mvnw -q -pl server-lite -am process-classes exec:exec@demo-files</pre>
 *
 * The same seed gives the same bytes; a test compares the checked-in files with {@link
 * #DEFAULT_SEED}.
 */
@Command(
    name = "demo-files",
    mixinStandardHelpOptions = true,
    description = "Writes the invented demo shop as plain files.")
public final class DemoGenerator implements Callable<Integer> {
  static final long DEFAULT_SEED = 20_260_212L;
  private static final int GOAL_DAYS_AHEAD = 14;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "another number, another shop (default: ${DEFAULT-VALUE})")
  private long seed = DEFAULT_SEED;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the files go (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("assets", "demo");

  public static void main(String[] args) {
    System.exit(new CommandLine(new DemoGenerator()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : generate(seed).toFiles().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.writeString(path, file.getValue());
      spec.commandLine().getOut().println(path + " " + Files.size(path) + " bytes");
    }
    return 0;
  }

  /** The whole demo shop of a seed; the same seed always gives an equal shop. */
  static DemoContents generate(long seed) {
    ItemMaker.Stock stock =
        new ItemMaker(Vocabulary.load(), new Dice(seed, "items")).make(Rota.busyness());
    SalesMaker.Sales sales = new SalesMaker(stock, new Dice(seed, "sales")).make();
    List<DemoConsignment> consignments =
        new ConsignmentMaker(new Dice(seed, "consignments")).make(stock.items());
    return new DemoContents(
        DemoStorefront.JUNIPER_LANE,
        DemoPerson.ALL,
        ConsignmentMaker.marked(stock.items(), consignments),
        sales.sales(),
        sales.lines(),
        new DrawerMaker(sales.sales(), new Dice(seed, "drawers")).make(),
        new ShiftMaker(new Dice(seed, "shifts")).make(),
        goals(),
        DemoConsignee.ALL,
        consignments);
  }

  private static List<DemoGoal> goals() {
    List<DemoGoal> goals = new ArrayList<>();
    for (int day = Rota.DAYS; day >= -GOAL_DAYS_AHEAD; day--) {
      goals.add(new DemoGoal(day, Money.ofCents(Rota.busyness(day) * 1500L)));
    }
    return goals;
  }
}
