package truetill.client.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the project's stylesheets as text. */
final class Stylesheets {
  private static final Path FOLDER = Path.of("..", "assets", "css");
  private static final Pattern DEFINITION =
      Pattern.compile("(?m)^\\s*(-[a-z][a-z0-9-]*):\\s*([^;]+);");
  private static final Pattern COLOUR_NAME = Pattern.compile("-(?:color|tt)-[a-z0-9-]+");

  private Stylesheets() {}

  static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name)).replaceAll("(?s)/\\*.*?\\*/", "");
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** What is given a value, by name. */
  static Map<String, String> definitions(String sheet) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher definition = DEFINITION.matcher(text(sheet));
    while (definition.find()) {
      found.put(definition.group(1), definition.group(2).strip());
    }
    return found;
  }

  /** Colour names that stand in a value somewhere. */
  static Set<String> coloursUsed(String sheet) {
    Set<String> used = new LinkedHashSet<>();
    Matcher definition = DEFINITION.matcher(text(sheet));
    while (definition.find()) {
      Matcher name = COLOUR_NAME.matcher(definition.group(2));
      while (name.find()) {
        used.add(name.group());
      }
    }
    return used;
  }
}
