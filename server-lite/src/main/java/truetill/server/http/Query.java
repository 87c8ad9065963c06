package truetill.server.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
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

  private static final int MAX_SEARCH_WORDS = 100;

  private final Parameters parameters;
  private final ZoneId zone;
  private final FieldErrors errors = new FieldErrors();

  Query(Parameters parameters, ZoneId zone) {
    this.parameters = parameters;
    this.zone = zone;
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

  /** The id of another row that {@code exists} knows. */
  public @Nullable Long existing(String name, LongPredicate exists) {
    Long id = pk(name);
    if (id == null || exists.test(id)) {
      return id;
    }
    refuseUnknown(name);
    return null;
  }

  public @Nullable String choice(String name, Collection<String> words) {
    String text = filled(name);
    if (text != null && !words.contains(text)) {
      errors.add(
          name,
          "Select a valid choice. "
              + Values.shortened(text)
              + " is not one of the available choices.");
      return null;
    }
    return text;
  }

  /** A comma list of words of a fixed set, blanks around them forgiven; empty means no filter. */
  public List<String> choices(String name, Collection<String> words) {
    String text = filled(name);
    List<String> chosen = new ArrayList<>();
    for (String word : text == null ? new String[0] : text.split(",", -1)) {
      String stripped = word.strip();
      if (words.contains(stripped)) {
        chosen.add(stripped);
      } else if (!stripped.isEmpty()) {
        errors.add(
            name,
            "Select a valid choice. "
                + Values.shortened(stripped)
                + " is not one of the available choices.");
        return List.of();
      }
    }
    return chosen;
  }

  public @Nullable LocalDate date(String name) {
    String text = filled(name);
    LocalDate date = text == null ? null : Values.dateOrNull(text);
    if (text != null && date == null) {
      errors.add(name, "Enter a valid date.");
    }
    return date;
  }

  /** The first instant of a store-local day: {@code date_from} on a timestamp. */
  public @Nullable Instant fromDay(String name) {
    LocalDate day = date(name);
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  /** The first instant after a store-local day: {@code date_to} on a timestamp, exclusive. */
  public @Nullable Instant beforeEndOf(String name) {
    LocalDate day = date(name);
    return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
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

  /** A whole number with or without a sign; what is none reads as absent. */
  public @Nullable Integer anyInteger(String name) {
    String text = filled(name);
    if (text == null) {
      return null;
    }
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    if (!Values.isDigits(digits)) {
      return null;
    }
    int size = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    return negative ? Integer.valueOf(-size) : Integer.valueOf(size);
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

  /**
   * The words of {@code search}, split at blanks and commas, each once. Nobody types a hundred; a
   * longer search is refused because every word is a condition in the statement.
   */
  public List<String> searchWords() {
    String text = filled("search");
    if (text == null) {
      return List.of();
    }
    List<String> words =
        Pattern.compile("[\\s,]+")
            .splitAsStream(text)
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    if (words.size() > MAX_SEARCH_WORDS) {
      errors.add("search", "Search for at most " + MAX_SEARCH_WORDS + " words.");
      return List.of();
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
        String name = descending ? field.substring(1) : field;
        if (wishes.stream().noneMatch(wish -> wish.field().equals(name))) {
          wishes.add(new OrderBy(name, descending));
        }
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
