package truetill.server.auth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A mail server of one's own manners on a free port. */
final class FakeSmtpServer implements AutoCloseable {
  /** What it does with a mail. */
  enum Manner {
    TAKES_IT,
    KNOWS_NOBODY,
    CUTS_BEFORE_THE_END,
    SAYS_NOTHING
  }

  private final Manner manner;
  private final ServerSocket listening;
  private final CountDownLatch greeting;
  private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();
  private final List<String> signedIn = new CopyOnWriteArrayList<>();

  private FakeSmtpServer(Manner manner, CountDownLatch greeting) {
    this.manner = manner;
    this.greeting = greeting;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::listen);
  }

  static FakeSmtpServer that(Manner manner) {
    return new FakeSmtpServer(manner, new CountDownLatch(0));
  }

  /** Says its first word only after {@link #greet}. */
  static FakeSmtpServer thatWaits() {
    return new FakeSmtpServer(Manner.TAKES_IT, new CountDownLatch(1));
  }

  int port() {
    return listening.getLocalPort();
  }

  void greet() {
    greeting.countDown();
  }

  /** The next mail as it came, headers and text; waits for it. */
  String nextMail() throws InterruptedException {
    @Nullable String mail = mails.poll(30, TimeUnit.SECONDS);
    if (mail == null) {
      throw new AssertionError("no mail came");
    }
    return mail;
  }

  /** What was sent to sign in: for whom, name and password, parted by zero bytes. */
  List<String> signedIn() {
    return signedIn;
  }

  int waiting() {
    return mails.size();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
      greeting.await();
      if (manner == Manner.SAYS_NOTHING) {
        while (in.readLine() != null) {
          // Reads until the caller gives up.
        }
        return;
      }
      say(caller, "220 fake");
      talk(caller, in);
    } catch (IOException gone) {
      // The caller hung up; its side of the story is what the test looks at.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void talk(Socket caller, BufferedReader in) throws IOException {
    @Nullable String line = in.readLine();
    while (line != null) {
      String word = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
      switch (word) {
        case "EHLO" -> say(caller, "250-fake\r\n250 AUTH PLAIN");
        case "AUTH" -> {
          byte[] sent = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
          signedIn.add(new String(sent, StandardCharsets.UTF_8));
          say(caller, "235 welcome");
        }
        case "DATA" -> {
          say(caller, "354 go on");
          String mail = body(in);
          if (manner == Manner.CUTS_BEFORE_THE_END) {
            return;
          }
          mails.add(mail);
          say(caller, "250 taken");
        }
        case "RCPT" ->
            say(caller, manner == Manner.KNOWS_NOBODY ? "550 no such user: " + line : "250 known");
        case "QUIT" -> {
          say(caller, "221 bye");
          return;
        }
        default -> say(caller, "250 fake");
      }
      line = in.readLine();
    }
  }

  private static String body(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    @Nullable String line = in.readLine();
    while (line != null && !line.equals(".")) {
      mail.append(line).append('\n');
      line = in.readLine();
    }
    return mail.toString();
  }

  private static void say(Socket caller, String words) throws IOException {
    caller.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
    caller.getOutputStream().flush();
  }

  @Override
  public void close() {
    greet();
    try {
      listening.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
