package truetill.client.devices;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A network printer on loopback that collects the bytes of each connection and can misbehave. The
 * manners are taken in turn, one per connection; the last one stays.
 */
public final class FakeTcpPrinter implements AutoCloseable {
  private static final int GUARD_SECONDS = 60;

  /** What the printer does with a connection. */
  public sealed interface Manner {}

  /** Reads all, then closes its side too. */
  public record Normal() implements Manner {}

  /** Reads all, but never closes its side by itself. */
  public record KeepsOpen() implements Manner {}

  /** Reads all, a few bytes at a time. */
  public record Slow(int bytesAtATime) implements Manner {}

  /** Sends this many status bytes before it reads all. */
  public record Talks(int statusBytes) implements Manner {}

  /** Reads this many bytes, then no more until {@link #resume}. */
  public record StopsReading(int after) implements Manner {}

  /** Reads this many bytes, then resets the connection. */
  public record Resets(int after) implements Manner {}

  private final ServerSocket server;
  private final List<Manner> manners;
  private final BlockingQueue<byte[]> jobs = new LinkedBlockingQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch resumed = new CountDownLatch(1);
  private final List<Socket> open = new ArrayList<>();

  /**
   * A printer that listens at once.
   *
   * @param port 0 takes a free one
   */
  public FakeTcpPrinter(int port, Manner... manners) throws IOException {
    this.manners = List.of(manners);
    server = new ServerSocket();
    server.setReceiveBufferSize(4096);
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread.ofPlatform().daemon().name("fake-printer").start(this::serve);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** A port of this machine on which nothing listens. */
  public static int unusedPort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** The bytes of the next connection that has ended; the limit only guards against hanging. */
  public byte[] nextJob() throws InterruptedException {
    byte[] job = jobs.poll(GUARD_SECONDS, TimeUnit.SECONDS);
    if (job == null) {
      throw new AssertionError("no job came to an end");
    }
    return job;
  }

  public int jobsNotTaken() {
    return jobs.size();
  }

  /** Waits until a connection with {@link StopsReading} has stopped. */
  public void awaitStopped() throws InterruptedException {
    if (!stopped.await(GUARD_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the printer never stopped reading");
    }
  }

  /** New paper: stopped connections are read on. */
  public void resume() {
    resumed.countDown();
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (open) {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private void serve() {
    int connection = 0;
    Socket socket = accepted();
    while (socket != null) {
      Socket accepted = socket;
      Manner manner = manners.get(Math.min(connection, manners.size() - 1));
      Thread.ofPlatform().daemon().start(() -> collect(accepted, manner));
      connection++;
      socket = accepted();
    }
  }

  private @Nullable Socket accepted() {
    try {
      Socket socket = server.accept();
      synchronized (open) {
        open.add(socket);
      }
      return socket;
    } catch (IOException closed) {
      return null;
    }
  }

  private void collect(Socket socket, Manner manner) {
    ByteArrayOutputStream job = new ByteArrayOutputStream();
    try {
      listen(socket, manner, job);
    } catch (IOException broken) {
      // The other side went away; what came until then is the job.
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    // Before the register can see the end of this connection, or its next job might overtake.
    jobs.add(job.toByteArray());
    if (!(manner instanceof KeepsOpen)) {
      hangUp(socket, manner instanceof Resets);
    }
  }

  private void listen(Socket socket, Manner manner, ByteArrayOutputStream job)
      throws IOException, InterruptedException {
    switch (manner) {
      case Normal normal -> read(socket, job, Integer.MAX_VALUE, 4096);
      case KeepsOpen keepsOpen -> read(socket, job, Integer.MAX_VALUE, 4096);
      case Slow slow -> read(socket, job, Integer.MAX_VALUE, slow.bytesAtATime());
      case Talks talks -> {
        socket.getOutputStream().write(new byte[talks.statusBytes()]);
        read(socket, job, Integer.MAX_VALUE, 4096);
      }
      case StopsReading stops -> {
        read(socket, job, stops.after(), 4096);
        stopped.countDown();
        resumed.await();
        read(socket, job, Integer.MAX_VALUE, 4096);
      }
      case Resets resets -> read(socket, job, resets.after(), 4096);
    }
  }

  private static void hangUp(Socket socket, boolean reset) {
    try {
      if (reset) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException gone) {
      // Then the connection has ended already.
    }
  }

  private static void read(Socket socket, ByteArrayOutputStream job, int most, int atATime)
      throws IOException {
    InputStream in = socket.getInputStream();
    byte[] some = new byte[atATime];
    while (job.size() < most) {
      int count = in.read(some, 0, Math.min(atATime, most - job.size()));
      if (count < 0) {
        return;
      }
      job.write(some, 0, count);
    }
  }
}
