package truetill.server.http;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import truetill.server.db.OrderBy;
import truetill.server.db.PageRequest;

/**
 * Reads the parameters of a list (rules-store sections 1 and 8). An absent or empty filter is null;
 * a bad one is noted, and {@link #orRefuse} answers 400 with its name.
 */
public final class Query {
  /** The query string by name. */
  @FunctionalInterface
  interface Parameters {
    @Nullable String first(String name);
  }

  private final Parameters parameters;
  private final FieldErrors errors = new FieldErrors();

  Query(Parameters parameters) {
    this.parameters = parameters;
  }

  public @Nullable Long pk(String name) {
    String text = filled(name);
    if (text == null) {
      return null;
    }
    if (Values.isDigits(text) && text.length() <= 18) {
      return Long.valueOf(text);
    }
    refuseUnknown(name);
    return null;
  }

  public @Nullable String choice(String name, Collection<String> words) {
    String text = filled(name);
    if (text != null && !words.contains(text)) {
      errors.add(name, "Select a valid choice. " + text + " is not one of the available choices.");
      return null;
    }
    return text;
  }

  public @Nullable LocalDate date(String name) {
    String text = filled(name);
    LocalDate date = text == null ? null : Values.dateOrNull(text);
    if (text != null && date == null) {
      errors.add(name, "Enter a valid date.");
    }
    return date;
  }

  public @Nullable Integer integer(String name) {
    String text = filled(name);
    if (text == null) {
      return null;
    }
    if (Values.isDigits(text) && text.length() <= 9) {
      return Integer.valueOf(text);
    }
    errors.add(name, "Enter a number.");
    return null;
  }

  /** true, false, 1 or 0; anything else means no filter. */
  public @Nullable Boolean flag(String name) {
    String text = filled(name);
    if (text == null) {
      return null;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Boolean.TRUE;
      case "false", "0" -> Boolean.FALSE;
      default -> null;
    };
  }

  public @Nullable String text(String name) {
    return filled(name);
  }

  /** The words of {@code search}, split at blanks and commas. */
  public List<String> searchWords() {
    String text = filled("search");
    List<String> words = new ArrayList<>();
    if (text != null) {
      for (String word : text.split("[\\s,]+", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return words;
  }

  /** {@code ordering=a,-b}; what is not offered the list ignores. */
  public List<OrderBy> ordering() {
    String text = filled("ordering");
    List<OrderBy> wishes = new ArrayList<>();
    if (text != null) {
      for (String word : text.split(",", -1)) {
        String field = word.strip();
        boolean descending = field.startsWith("-");
        wishes.add(new OrderBy(descending ? field.substring(1) : field, descending));
      }
    }
    return wishes;
  }

  public PageRequest paging() {
    return new PageRequest(page(), pageSize());
  }

  /** An id that does not exist, or is none. */
  public void refuseUnknown(String name) {
    errors.add(name, "Select a valid choice. That choice is not one of the available choices.");
  }

  /** Ends the call as 400 when a filter was bad. */
  public void orRefuse() {
    errors.orRefuse();
  }

  private int page() {
    String text = filled("page");
    if (text == null) {
      return 1;
    }
    if (text.equals("last")) {
      return PageRequest.LAST;
    }
    return Values.isDigits(text) && text.length() <= 9 ? Integer.parseInt(text) : 0;
  }

  private int pageSize() {
    String text = filled("page_size");
    if (text == null || !Values.isDigits(text)) {
      return PageRequest.DEFAULT_SIZE;
    }
    if (text.length() > 9) {
      return PageRequest.MAX_SIZE;
    }
    int size = Integer.parseInt(text);
    return size == 0 ? PageRequest.DEFAULT_SIZE : Math.min(size, PageRequest.MAX_SIZE);
  }

  private @Nullable String filled(String name) {
    String text = parameters.first(name);
    return text == null || text.isBlank() ? null : text.replace("\0", "").strip();
  }
}
