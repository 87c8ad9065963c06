package truetill.server.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import truetill.server.auth.Passwords;
import truetill.server.db.BareLogin;

/**
 * A sign-in over HTTP beside {@link BareLogin}. The password's hash is made next to free, as it is
 * slow on purpose and would hide everything else.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ServerLogin {
  private static final String BODY =
      "{\"email\":\"" + BenchServer.EMAIL + "\",\"password\":\"" + BenchServer.PASSWORD + "\"}";

  /** A server with one account to sign in to. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class Store {
    private BenchServer server;
    private BareLogin bare;

    @Setup(Level.Trial)
    public void start() throws IOException, SQLException {
      server = BenchServer.start("login", new Passwords.Cost(8, 1));
      bare = new BareLogin(server.path());
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException, SQLException {
      bare.close();
      server.close();
    }
  }

  @Benchmark
  public JsonNode overHttp(Store store) throws IOException {
    return store.server.post("/auth/login/", BODY);
  }

  @Benchmark
  public int bareTransaction(Store store) throws SQLException {
    return store.bare.signIn(BenchServer.EMAIL);
  }
}
