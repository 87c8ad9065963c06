package truetill.server.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import truetill.core.clock.Ids;
import truetill.server.ai.AiConfig;
import truetill.server.auth.MailConfig;
import truetill.server.auth.Passwords;

/**
 * Everything a store server is told at its start. Nothing below it reads a clock, a random source
 * or the environment by itself.
 *
 * @param restored the database is an older copy that was put back (sync.md section 9)
 */
public record StoreConfig(
    Place place, Shop shop, Outside outside, Sources sources, Door door, boolean restored) {

  /** The same store, whose database is an older copy that was put back. */
  public StoreConfig asRestored() {
    return new StoreConfig(place, shop, outside, sources, door, true);
  }

  /**
   * Where it keeps what it has, and where it is reached.
   *
   * @param data folder of the database and the server's key; empty keeps all in memory
   * @param jdbcUrl a PostgreSQL database instead of the H2 file in the data folder
   * @param host address to listen on
   * @param port port to listen on, 0 for a free one
   */
  public record Place(Optional<Path> data, Optional<String> jdbcUrl, String host, int port) {}

  /**
   * What kind of store it is, and how an empty one begins.
   *
   * @param demo a demo shop: registers on this machine may enrol themselves
   * @param dev development mode: reset tokens in answers
   * @param admin the first administrator, when the caller names one
   * @param demoData fills an empty demo shop
   */
  public record Shop(boolean demo, boolean dev, Optional<FirstAdmin> admin, DemoData demoData) {}

  /**
   * Whom it speaks to beside its callers.
   *
   * @param ai how the provider of language models is reached
   * @param mail the SMTP server mails go through; empty shows them on the console
   * @param console what the operator reads: the first password, mails without a mail server
   */
  public record Outside(AiConfig ai, Optional<MailConfig> mail, Consumer<String> console) {}

  /**
   * What nothing below takes from the system by itself.
   *
   * @param time where "now" comes from
   * @param ids where uids come from
   * @param random a secure source
   * @param passwordCost how slow password hashes are
   */
  public record Sources(
      InstantSource time, Ids ids, RandomGenerator random, Passwords.Cost passwordCost) {}

  /**
   * Who is let in, and how often.
   *
   * @param names names of the public internet this server is reached by, besides its addresses and
   *     the names of a local network
   * @param limitsDevices a register PC that calls too often is told to wait (sync.md section 12)
   */
  public record Door(Set<String> names, boolean limitsDevices) {
    public static final Door USUAL = new Door(Set.of(), true);

    public Door {
      names = Set.copyOf(names);
    }
  }

  /** The administrator of an empty store. */
  public record FirstAdmin(String email, String password) {}
}
