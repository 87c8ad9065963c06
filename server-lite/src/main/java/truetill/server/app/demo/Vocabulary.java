package truetill.server.app.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and title patterns of {@code demo-generator/}, the plain files that say what is sold.
 */
final class Vocabulary {
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  private static final Pattern SECTION = Pattern.compile("\\[(\\w+) (\\d+)]");
  private static final Pattern LINE = Pattern.compile("(\\d+)-(\\d+) +(.+)");

  /**
   * @param low dollars, the cheapest in good condition
   * @param high dollars, the dearest in good condition
   * @param template a title whose {@code {word}} slots are drawn from the lists
   */
  record TitlePattern(int low, int high, String template) {}

  /**
   * @param share parts in a hundred of the shop's stock
   */
  record Category(String name, int share, List<TitlePattern> patterns) {}

  private final Map<String, List<String>> words;
  private final List<Category> categories;

  private Vocabulary(Map<String, List<String>> words, List<Category> categories) {
    this.words = words;
    this.categories = categories;
  }

  static Vocabulary load() {
    Map<String, List<String>> words = new HashMap<>();
    for (String line : lines("words.txt")) {
      int equals = line.indexOf('=');
      words.put(
          line.substring(0, equals).strip(),
          Arrays.stream(line.substring(equals + 1).split("\\|", -1)).map(String::strip).toList());
    }
    List<Category> categories = new ArrayList<>();
    for (String line : lines("patterns.txt")) {
      Matcher section = SECTION.matcher(line);
      Matcher pattern = LINE.matcher(line);
      if (section.matches()) {
        categories.add(
            new Category(section.group(1), Integer.parseInt(section.group(2)), new ArrayList<>()));
      } else if (pattern.matches()) {
        categories
            .getLast()
            .patterns()
            .add(
                new TitlePattern(
                    Integer.parseInt(pattern.group(1)),
                    Integer.parseInt(pattern.group(2)),
                    pattern.group(3)));
      } else {
        throw new IllegalStateException("patterns.txt: cannot read '" + line + "'");
      }
    }
    return new Vocabulary(words, categories);
  }

  List<Category> categories() {
    return categories;
  }

  /** The list of this name, empty when there is none. */
  List<String> words(String name) {
    return words.getOrDefault(name, List.of());
  }

  /** Fills a pattern's slots; {@code {brand}} is the item's brand, {@code {Fox}} capitalises. */
  String title(TitlePattern pattern, String brand, Dice dice) {
    String filled =
        SLOT.matcher(pattern.template())
            .replaceAll(slot -> Matcher.quoteReplacement(word(slot.group(1), brand, dice)));
    return filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1);
  }

  private String word(String slot, String brand, Dice dice) {
    if (slot.equals("brand")) {
      return brand;
    }
    String name = slot.toLowerCase(Locale.ROOT);
    List<String> choices = words(name);
    if (choices.isEmpty()) {
      throw new IllegalStateException("words.txt has no list '" + name + "'");
    }
    String word = dice.pick(choices);
    return slot.equals(name) ? word : capitalised(word);
  }

  private static String capitalised(String words) {
    List<String> each = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      each.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return String.join(" ", each);
  }

  private static List<String> lines(String name) {
    return new String(DemoResources.read("/demo-generator/" + name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
