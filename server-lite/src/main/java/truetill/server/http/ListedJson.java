package truetill.server.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link Reply.Listed}; holds no more than the piece at hand. */
final class ListedJson {
  private final Json json;
  private final Reply.Listed listed;

  ListedJson(Json json, Reply.Listed listed) {
    this.json = json;
    this.listed = listed;
  }

  InputStream stream() {
    return new SequenceInputStream(new Parts());
  }

  /** The beginning, each piece, and the end. */
  @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing else
  private final class Parts implements Enumeration<InputStream> {
    private @Nullable InputStream next = begin();
    private boolean any;
    private boolean ended;

    @Override
    public boolean hasMoreElements() {
      return next != null;
    }

    @Override
    public InputStream nextElement() {
      InputStream now = next;
      if (now == null) {
        throw new NoSuchElementException();
      }
      next = ended ? null : piece();
      return now;
    }

    private InputStream begin() {
      byte[] object = json.bytes(listed.object());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(object, 0, object.length - 1);
      bytes.write(',');
      bytes.writeBytes(json.bytes(listed.field()));
      bytes.write(':');
      bytes.write('[');
      return new ByteArrayInputStream(bytes.toByteArray());
    }

    private InputStream piece() {
      List<?> elements = listed.pieces().get();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (Object element : elements) {
        if (any) {
          bytes.write(',');
        }
        any = true;
        bytes.writeBytes(json.bytes(element));
      }
      if (elements.isEmpty()) {
        ended = true;
        bytes.write(']');
        bytes.write('}');
      }
      return new ByteArrayInputStream(bytes.toByteArray());
    }
  }
}
