package truetill.server.http;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file sent with a form. It lies in memory or in a temporary file and is gone when the call ends,
 * so read it before the unit of work starts.
 */
public final class Upload {
  private final Part part;

  Upload(Part part) {
    this.part = part;
  }

  /** The name it had on the sender's disk, without folders; only ever shown, never opened. */
  public String filename() {
    String sent = part.getSubmittedFileName();
    return sent == null ? "" : sent.substring(lastSeparator(sent) + 1);
  }

  public String contentType() {
    String type = part.getContentType();
    return type == null ? "application/octet-stream" : type;
  }

  public long sizeBytes() {
    return part.getSize();
  }

  /** The bytes from the beginning; may be asked more than once. */
  public InputStream open() {
    try {
      return part.getInputStream();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static int lastSeparator(String name) {
    return Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
  }
}
