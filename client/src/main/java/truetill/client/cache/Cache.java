package truetill.client.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The register's cache: opened, or made anew when it is missing, damaged, of another shape or of
 * another device. What it then lacks is brought back by those who know: own sales from the journal,
 * the server's rows from the plain files and the feed.
 */
public final class Cache implements AutoCloseable {
  private final CacheDatabase database;
  private final Marks marks;
  private final Overlay overlay = new Overlay();
  private final Settings settings;
  private final Items items;
  private final People people;
  private final Customers customers;
  private final Reserves reserves;
  private final OwnSales sales;
  private final Projection projection;
  private final Deliveries deliveries;
  private final ServerImage image;

  private Cache(CacheDatabase database, UUID device) {
    this.database = database;
    Jdbi jdbi = database.jdbi();
    marks = new Marks(jdbi);
    settings = new Settings(jdbi);
    ImageReads reads = new ImageReads(jdbi);
    items = new Items(marks, reads, overlay);
    people = new People(jdbi);
    customers = new Customers(marks, reads, overlay);
    reserves = new Reserves(marks, overlay);
    sales = new OwnSales(jdbi);
    projection = new Projection(marks);
    deliveries = new Deliveries(marks, overlay);
    image = new ServerImage(marks, reads, overlay, settings, device);
    overlay.reset(marks.now(), deliveries.unsettled());
  }

  public static Cache open(Path folder, UUID device) throws IOException {
    return new Cache(CacheDatabase.open(folder, device), device);
  }

  /** Throws a closed cache away; {@link #open} makes it anew. */
  public static void discard(Path folder) throws IOException {
    CacheDatabase.delete(folder);
  }

  /** Keeps nothing beyond {@link #close}. */
  public static Cache inMemory(String name, UUID device) {
    return new Cache(CacheDatabase.inMemory(name, device), device);
  }

  /** Whether it was made anew just now. */
  public boolean isFresh() {
    return database.fresh();
  }

  public Positions positions() {
    return marks.now();
  }

  public Items items() {
    return items;
  }

  public People people() {
    return people;
  }

  public Customers customers() {
    return customers;
  }

  public Reserves reserves() {
    return reserves;
  }

  public Settings settings() {
    return settings;
  }

  public OwnSales sales() {
    return sales;
  }

  public Overlay overlay() {
    return overlay;
  }

  public Projection projection() {
    return projection;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  public ServerImage image() {
    return image;
  }

  @Override
  public void close() {
    database.close();
  }
}
