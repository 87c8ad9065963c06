package truetill.server.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.Tika;

/**
 * What a content is, read from its first bytes and, where they leave a choice (CSV is only text),
 * from its name. What a sender claims is not asked.
 */
public final class ContentTypes {
  private final Tika tika = new Tika();

  /** Such as {@code text/csv}; {@code application/octet-stream} when nothing fits. */
  public String of(InputStream content, String filename) throws IOException {
    try (InputStream marked = new BufferedInputStream(content)) {
      return tika.detect(marked, filename);
    }
  }
}
