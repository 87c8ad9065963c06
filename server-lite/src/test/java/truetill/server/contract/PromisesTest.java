package truetill.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Each of the hundred promises of rules-store section 10 has a test that names it: with {@link
 * Promise} on the method or its class, or with a method name such as {@code
 * promise42And43CartsAreFound}.
 */
class PromisesTest {
  private static final int PROMISES = 100;
  private static final Pattern NAMED = Pattern.compile("promise(\\d+(?:And\\d+)*).*");

  /** Promise to the tests that name it. */
  private final TreeMap<Integer, List<String>> tests = new TreeMap<>();

  PromisesTest() throws IOException, URISyntaxException, ReflectiveOperationException {
    Path classes =
        Path.of(PromisesTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace(".class", "");
        scan(Class.forName(name.replace('/', '.').replace('\\', '.'), false, loader()));
      }
    }
  }

  private static ClassLoader loader() {
    return PromisesTest.class.getClassLoader();
  }

  private void scan(Class<?> type) {
    Promise onClass = type.getAnnotation(Promise.class);
    for (Method method : type.getDeclaredMethods()) {
      if (isTest(method)) {
        count(onClass, method);
        count(method.getAnnotation(Promise.class), method);
        Matcher named = NAMED.matcher(method.getName());
        if (named.matches()) {
          for (String number : named.group(1).split("And", -1)) {
            count(Integer.parseInt(number), method);
          }
        }
      }
    }
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }

  private void count(Promise promise, Method method) {
    if (promise != null) {
      for (int number : promise.value()) {
        count(number, method);
      }
    }
  }

  private void count(int promise, Method method) {
    tests
        .computeIfAbsent(promise, number -> new ArrayList<>())
        .add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = PromisesTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  /** Promise to the operation it waits for, without those that are built by now. */
  private static Map<Integer, String> excused() throws IOException {
    List<String> notBuilt = lines("/contract/not-built-yet.txt");
    Map<Integer, String> excused = new TreeMap<>();
    for (String line : lines("/contract/promises-not-tested-yet.txt")) {
      String operation = line.substring(line.indexOf(' ') + 1);
      if (notBuilt.contains(operation)) {
        excused.put(Integer.valueOf(line.substring(0, line.indexOf(' '))), operation);
      }
    }
    return excused;
  }

  @Test
  void everyPromiseHasATest() throws IOException {
    TreeSet<Integer> missing = new TreeSet<>();
    for (int promise = 1; promise <= PROMISES; promise++) {
      missing.add(promise);
    }
    missing.removeAll(tests.keySet());
    missing.removeAll(excused().keySet());
    assertThat(missing).as("promises of rules-store section 10 that no test names").isEmpty();
  }

  @Test
  void noTestNamesAPromiseThatIsNone() {
    TreeMap<Integer, List<String>> unknown = new TreeMap<>(tests);
    unknown.keySet().removeIf(number -> number >= 1 && number <= PROMISES);
    assertThat(unknown).isEmpty();
  }

  @Test
  void theListOfWhatIsNotTestedYetOnlyShrinks() throws IOException {
    TreeSet<Integer> tested = new TreeSet<>(excused().keySet());
    tested.retainAll(tests.keySet());
    assertThat(tested).as("take these out of promises-not-tested-yet.txt").isEmpty();
  }
}
