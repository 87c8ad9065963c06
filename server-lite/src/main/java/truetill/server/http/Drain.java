package truetill.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes in what a sender is still sending when the answer is known already. A connection closed
 * with bytes unread is reset, and the sender would never see why it was refused.
 */
final class Drain {
  /** Beyond this a sender has had its chance; one that announces more is not listened to at all. */
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private static final int AT_ONCE = 64 * 1024;

  private Drain() {}

  static void of(HttpServletRequest request) {
    if (request.getContentLengthLong() > MAX_BYTES) {
      return;
    }
    byte[] passing = new byte[AT_ONCE];
    try {
      InputStream in = request.getInputStream();
      long taken = 0;
      int read = in.read(passing);
      while (read >= 0 && taken < MAX_BYTES) {
        taken += read;
        read = in.read(passing);
      }
    } catch (IOException | RuntimeException gone) {
      // The sender hung up, or the form was closed by its own reader: nobody waits for the rest.
    }
  }
}
