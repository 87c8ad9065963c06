package truetill.client.devices.printer;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what is of no more use; the fate of the job was decided before. */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  static void quietly(Closeable used) {
    try {
      used.close();
    } catch (IOException failure) {
      LOG.debug("closing after a print failed", failure);
    }
  }
}
