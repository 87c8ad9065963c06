package truetill.client.remote;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Checks that an answer has every part that is not {@code @Nullable}. A server that answers {@code
 * {}} makes no sense, and is found out here and not in the middle of an exchange.
 */
final class WholeRecord {
  private WholeRecord() {}

  /** Follows lists and the records of records. */
  static void require(Object value) throws JsonProcessingException {
    if (value instanceof Collection<?> list) {
      for (Object part : list) {
        if (part == null) {
          throw new JsonParseException("a list holds nothing");
        }
        require(part);
      }
    } else if (value.getClass().isRecord()) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        requirePart(value, component);
      }
    }
  }

  private static void requirePart(Object whole, RecordComponent component)
      throws JsonProcessingException {
    Object part;
    try {
      part = component.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException(component + " cannot be read", hidden);
    }
    if (part != null) {
      require(part);
    } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      throw new JsonParseException(
          whole.getClass().getSimpleName() + " has no " + component.getName());
    }
  }
}
