package truetill.server.abuse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;

/** A connection to the server that no library tidies up: what is written is what is sent. */
final class RawCall implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;
  private static final int MOMENT_MS = 250;
  private static final int LOOKS = 20;
  private static final long BETWEEN_LOOKS_NANOS = 2_000_000;

  private final Socket socket;

  private RawCall(Socket socket) {
    this.socket = socket;
  }

  static RawCall to(ServerFixture store) throws IOException {
    URI address = URI.create(store.address());
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(PATIENCE_MS);
    return new RawCall(socket);
  }

  /** From another address of this computer. */
  static RawCall from(String own, ServerFixture store) throws IOException {
    URI address = URI.create(store.address());
    Socket socket =
        new Socket(
            InetAddress.getByName(address.getHost()),
            address.getPort(),
            InetAddress.getByName(own),
            0);
    socket.setSoTimeout(PATIENCE_MS);
    return new RawCall(socket);
  }

  RawCall send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends, unless the server has closed the connection. */
  boolean canSend(String text) throws IOException {
    try {
      send(text);
      return true;
    } catch (SocketException closed) {
      return false;
    }
  }

  /** Whether the server has begun to answer, a moment after the last byte. */
  boolean isAnswered() throws IOException {
    for (int look = 0; look < LOOKS && !hasAnswer(); look++) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
    return hasAnswer();
  }

  /** Whether the server has begun to answer by now. */
  boolean hasAnswer() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** Whether this computer answers to this address, as all do to 127.0.0.1. */
  static boolean isOwn(String address) {
    try (ServerSocket here = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return here.isBound();
    } catch (IOException another) {
      return false;
    }
  }

  /** All the server says until it closes the connection, which it must do. */
  String untilClosed() throws IOException {
    String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Unharmed.tellsNothing(status(said), said);
    return said;
  }

  /** Whether the server has closed the connection without a word, a moment after the last byte. */
  boolean isCutOff() throws IOException {
    socket.setSoTimeout(MOMENT_MS);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (SocketException reset) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MS);
    }
  }

  static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  /** How many answers stand in what was said. */
  static long answers(String said) {
    return Arrays.stream(said.split("\r\n", -1))
        .filter(line -> line.startsWith("HTTP/1.1 "))
        .count();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
