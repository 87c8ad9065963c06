package truetill.client.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.ai.AiConfig;
import truetill.server.app.DemoData;
import truetill.server.app.StoreConfig;
import truetill.server.app.StoreServer;
import truetill.server.app.demo.DemoShop;
import truetill.server.auth.Passwords;

/**
 * The one door to the server: a store server inside this register, the same as the one that runs
 * alone. It is closed when the program is told to stop.
 */
final class Host implements AutoCloseable {
  private final StoreServer server;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ClosedOnStop closing;

  private Host(StoreServer server) {
    this.server = server;
    this.closing = ClosedOnStop.register("store server", this::stop);
  }

  private void stop() {
    server.close();
    stopped.countDown();
  }

  /**
   * Starts a server on this PC only.
   *
   * @param port 0 for a free one
   * @param console where the operator reads the first password and mails
   */
  static Host start(Path data, int port, boolean demo, PrintWriter console) throws CannotStart {
    return start(data, port, demo, true, console);
  }

  /**
   * As {@link #start(Path, int, boolean, PrintWriter)}.
   *
   * @param limitsDevices false for a program that speaks to it faster than any register does
   */
  static Host start(Path data, int port, boolean demo, boolean limitsDevices, PrintWriter console)
      throws CannotStart {
    InstantSource time = InstantSource.system();
    SecureRandom random = new SecureRandom();
    try {
      return new Host(
          StoreServer.start(
              new StoreConfig(
                  new StoreConfig.Place(Optional.of(data), Optional.empty(), "127.0.0.1", port),
                  new StoreConfig.Shop(
                      demo, false, Optional.empty(), demo ? new DemoShop() : DemoData.NONE),
                  new StoreConfig.Outside(AiConfig.off(), Optional.empty(), console::println),
                  new StoreConfig.Sources(
                      time, new TimeOrderedIds(time, random), random, Passwords.Cost.STRONG),
                  new StoreConfig.Door(Set.of(), limitsDevices),
                  false)));
    } catch (truetill.server.app.CannotStart refused) {
      throw new CannotStart("server_cannot_start", String.valueOf(refused.getMessage()));
    }
  }

  /** Such as {@code http://127.0.0.1:8080}. */
  String address() {
    return server.address();
  }

  /** Returns when the program was told to stop and the server has closed. */
  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    closing.close();
  }
}
