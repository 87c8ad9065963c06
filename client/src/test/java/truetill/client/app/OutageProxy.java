package truetill.client.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A network between registers and a store that is there or is not; its address stays. */
final class OutageProxy implements AutoCloseable {
  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile boolean down;

  OutageProxy(int port) throws IOException {
    this.port = port;
    threads.execute(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** Breaks every connection in the middle of whatever it carries, and takes none. */
  void cut() {
    down = true;
    open.forEach(OutageProxy::close);
  }

  void heal() {
    down = false;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (down) {
          close(client);
        } else {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
          open.add(client);
          open.add(server);
          threads.execute(() -> carry(client, server));
          threads.execute(() -> carry(server, client));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // both ends learn of it by the closing
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // that is what was wanted
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    open.forEach(OutageProxy::close);
    threads.shutdownNow();
  }
}
