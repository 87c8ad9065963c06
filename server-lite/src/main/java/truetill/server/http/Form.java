package truetill.server.http;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a {@code multipart/form-data} request, received whole before the handler starts, so
 * that a slow sender never holds the writer lock. What is wrong with them is told only when the
 * handler asks, because the object of the path comes first (order of checks: 404 before 400).
 */
final class Form implements AutoCloseable {
  /** What the route without uploads has. */
  static final Form NONE = new Form(List.of(), 0, null);

  private static final String CONFIG = "org.eclipse.jetty.multipartConfig";
  private static final int IN_MEMORY_BYTES = 256 * 1024;
  private static final int FRAME_BYTES = 64 * 1024;

  private final Collection<Part> parts;
  private final long maxBytes;
  private final @Nullable Problem refusal;

  private Form(Collection<Part> parts, long maxBytes, @Nullable Problem refusal) {
    this.parts = parts;
    this.maxBytes = maxBytes;
    this.refusal = refusal;
  }

  static Form receive(HttpServletRequest request, long maxBytes) {
    String type = request.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      return refused(request, Problem.unsupportedMediaType(type == null ? "" : type));
    }
    long total = maxBytes + FRAME_BYTES;
    if (request.getContentLengthLong() > total) {
      return refused(request, tooLarge(maxBytes));
    }
    request.setAttribute(
        CONFIG,
        new MultipartConfigElement(
            System.getProperty("java.io.tmpdir"), total, total, IN_MEMORY_BYTES));
    try {
      return new Form(request.getParts(), maxBytes, null);
    } catch (IllegalStateException aboveTheLimit) {
      return refused(request, tooLarge(maxBytes));
    } catch (IOException | ServletException | RuntimeException malformed) {
      if (UploadTime.ended(malformed)) {
        throw RequestBody.tooSlow();
      }
      return refused(
          request, Problem.badRequest("Multipart form parse error - the form is incomplete."));
    }
  }

  /** What was not read of the request would be taken for the next one: the connection ends here. */
  private static Form refused(HttpServletRequest request, Problem refusal) {
    Drain.of(request);
    return new Form(List.of(), 0, new Problem(refusal.reply().with("Connection", "close")));
  }

  private static Problem tooLarge(long maxBytes) {
    return new Problem(
        Reply.detail(413, "The file is too large; at most " + maxBytes + " bytes are taken here."));
  }

  Upload file(String field) {
    if (refusal != null) {
      throw refusal;
    }
    Part file =
        parts.stream()
            .filter(part -> part.getName().equals(field) && part.getSubmittedFileName() != null)
            .findFirst()
            .orElseThrow(() -> Problem.field(field, "No file was submitted."));
    if (file.getSize() > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return new Upload(file);
  }

  /** Removes the temporary files. */
  @Override
  public void close() {
    for (Part part : parts) {
      try {
        part.delete();
      } catch (IOException leftToTheSystem) {
        // The folder is the system's temporary one, which the system empties.
      }
    }
  }
}
