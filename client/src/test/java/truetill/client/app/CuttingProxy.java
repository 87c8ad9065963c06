package truetill.client.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line between a client and a server that breaks after so many bytes of what is asked and of what
 * is answered; both ends then see the connection close.
 */
final class CuttingProxy implements AutoCloseable {
  /** For a direction that is not cut. */
  static final long WHOLE = Long.MAX_VALUE;

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final int port;
  private volatile long askedLimit = WHOLE;
  private volatile long answeredLimit = WHOLE;

  CuttingProxy(int port) throws IOException {
    this.port = port;
    threads.execute(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + listening.getLocalPort() + "/";
  }

  /** Counts anew, for the connections that begin from now on. */
  void cut(long newAskedLimit, long newAnsweredLimit) {
    askedLimit = newAskedLimit;
    answeredLimit = newAnsweredLimit;
    asked.set(0);
    answered.set(0);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        threads.execute(() -> carry(client, server, asked, askedLimit));
        threads.execute(() -> carry(server, client, answered, answeredLimit));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** Carries until either end closes or the limit is reached, then closes both. */
  private static void carry(Socket from, Socket to, AtomicLong carried, long limit) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      while (carried.get() < limit) {
        int read = in.read(buffer);
        if (read < 0) {
          return;
        }
        int kept = (int) Math.min(read, limit - carried.get());
        out.write(buffer, 0, kept);
        out.flush();
        carried.addAndGet(kept);
      }
    } catch (IOException closed) {
      // the other direction was cut
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
