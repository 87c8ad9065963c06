package truetill.client.devices.printer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A network printer's raw port, 9100 as a rule. The library's own TCP stream is not used: it hands
 * the bytes to a thread whose failures nobody hears, and has no time limit.
 */
final class NetworkPort implements PrinterPort {
  /**
   * Small, so that a printer that stops taking bytes is noticed here and not after a receipt has
   * vanished into the system's buffer.
   */
  private static final int SEND_BUFFER_BYTES = 4096;

  /** A printer that keeps its side open after the last byte is not a fault; go on after this. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private static final int MOST_STATUS_BYTES = 4 * 1024 * 1024;

  private final String host;
  private final int port;
  private final Duration connectLimit;

  NetworkPort(String host, int port, Duration connectLimit) {
    this.host = host;
    this.port = port;
    this.connectLimit = connectLimit;
  }

  @Override
  public String name() {
    return "The printer at " + host + ":" + port;
  }

  @Override
  public Link open() throws IOException {
    Socket socket = new Socket();
    boolean connected = false;
    try {
      socket.setSendBufferSize(SEND_BUFFER_BYTES);
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(host, port), (int) connectLimit.toMillis());
      connected = true;
      return new NetworkLink(socket);
    } finally {
      if (!connected) {
        Closing.quietly(socket);
      }
    }
  }

  private record NetworkLink(Socket socket) implements Link {
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      socket.getOutputStream().write(bytes, from, length);
    }

    /**
     * Says "that was all" and waits a moment for the printer's end of the connection. Its status
     * bytes are read away first: closing over unread bytes resets the connection, and a reset
     * throws away what the printer has not read yet.
     */
    @Override
    public void finish() throws IOException {
      socket.shutdownOutput();
      socket.setSoTimeout((int) FAREWELL.toMillis());
      InputStream status = socket.getInputStream();
      byte[] ignored = new byte[4096];
      int seen = 0;
      try {
        int count = status.read(ignored);
        while (count >= 0 && seen < MOST_STATUS_BYTES) {
          seen += count;
          count = status.read(ignored);
        }
      } catch (SocketTimeoutException keptOpen) {
        return;
      }
    }

    @Override
    public void close() {
      Closing.quietly(socket);
    }
  }
}
