package truetill.server.http;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a call is answered with.
 *
 * @param body record, map or list of the contract, a {@link Stream} or {@link Listed}; null for no
 *     body
 */
public record Reply(int status, @Nullable Object body, Map<String, String> headers) {
  /** A body that is no JSON, sent piece by piece and closed at the end. */
  public record Stream(InputStream bytes, String contentType) {}

  /**
   * A JSON object that ends in a list too long to hold: it is read and sent piece by piece. When a
   * piece cannot be read the answer is cut off, so what can refuse has to be asked before.
   *
   * @param object everything but the list, at least one key
   * @param field the list's key
   * @param pieces called until it answers an empty list
   */
  public record Listed(Object object, String field, Supplier<? extends List<?>> pieces) {}

  /** A JSON body that is written already. */
  static final class Written {
    private final byte[] json;

    Written(byte[] json) {
      this.json = json;
    }

    byte[] json() {
      return json;
    }
  }

  /** Also a bare object or list, where the contract does not page. */
  public static Reply ok(Object body) {
    return of(200, body);
  }

  public static Reply created(Object body) {
    return of(201, body);
  }

  public static Reply noContent() {
    return new Reply(204, null, Map.of());
  }

  public static Reply of(int status, Object body) {
    return new Reply(status, body, Map.of());
  }

  /** One sentence for people: {@code {"detail": "…"}}. */
  public static Reply detail(int status, String detail) {
    return of(status, Map.of("detail", detail));
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, body, more);
  }
}
