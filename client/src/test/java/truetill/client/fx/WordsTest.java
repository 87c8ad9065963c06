package truetill.client.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Path CODE = Path.of("src", "main", "java", "truetill", "client");
  private static final Path SCREENS = Path.of("..", "fxml");
  private static final Pattern FXML_KEY = Pattern.compile("\"%([a-z0-9._]+)\"");
  private static final Pattern FXML_TEXT = Pattern.compile("(?:text|promptText)=\"([^\"%]+)\"");
  private static final Pattern CODE_KEY = Pattern.compile("\"([a-z]+\\.(?:[a-z0-9_]+\\.?)*)\"");

  private final Words words = Words.english();

  private static String all(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        text.append(Files.readString(file)).append('\n');
      }
      return text.toString();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Set<String> keys(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> known() {
    return words.bundle().keySet();
  }

  @Test
  void everySentenceOfAnFxmlFileIsInTheBundle() {
    assertThat(known()).containsAll(keys(FXML_KEY, all(SCREENS, ".fxml")));
  }

  /** Digits, signs and the names of keys are the same in every language. */
  @Test
  void noFxmlFileHoldsASentenceOfItsOwn() {
    List<String> texts =
        FXML_TEXT
            .matcher(all(SCREENS, ".fxml"))
            .results()
            .map((MatchResult result) -> result.group(1))
            .toList();

    assertThat(texts).allSatisfy(text -> assertThat(text).matches("[-+ 0-9.]+|Esc|F[0-9]+"));
  }

  @Test
  void everySentenceIsSaidSomewhere() {
    String code = all(CODE, ".java");
    Set<String> used = keys(CODE_KEY, code);
    used.addAll(keys(FXML_KEY, all(SCREENS, ".fxml")));

    assertThat(known().stream().filter(key -> used.stream().noneMatch(name -> says(name, key))))
        .isEmpty();
  }

  /** A name in the code stands for a key, for its two forms, or for all keys that begin with it. */
  private static boolean says(String name, String key) {
    return name.equals(key)
        || key.equals(name + ".one")
        || key.equals(name + ".many")
        || (name.endsWith(".") && key.startsWith(name));
  }

  @Test
  void partsAreFilledIn() {
    assertThat(words.say("sale.details", "9.00", "0.72")).isEqualTo("Subtotal 9.00 · Tax 0.72");
    assertThat(words.count("sale.items", 1)).isEqualTo("1 item");
    assertThat(words.count("sale.items", 9)).isEqualTo("9 items");
  }
}
