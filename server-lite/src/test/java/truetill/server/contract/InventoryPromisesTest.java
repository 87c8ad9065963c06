package truetill.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Each of the eighty-two promises of rules-inventory section 14 about the server has a test that
 * names it with {@link InventoryPromise}, on the method or its class.
 */
class InventoryPromisesTest {
  private static final int PROMISES = 82;

  private final TreeMap<Integer, List<String>> tests = new TreeMap<>();

  InventoryPromisesTest() throws IOException, URISyntaxException, ReflectiveOperationException {
    Path classes =
        Path.of(
            InventoryPromisesTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace(".class", "");
        scan(
            Class.forName(
                name.replace('/', '.').replace('\\', '.'),
                false,
                InventoryPromisesTest.class.getClassLoader()));
      }
    }
  }

  private void scan(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)
          || method.isAnnotationPresent(ParameterizedTest.class)) {
        count(type.getAnnotation(InventoryPromise.class), method);
        count(method.getAnnotation(InventoryPromise.class), method);
      }
    }
  }

  private void count(@Nullable InventoryPromise promise, Method method) {
    if (promise != null) {
      for (int number : promise.value()) {
        tests
            .computeIfAbsent(number, _ -> new ArrayList<>())
            .add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
      }
    }
  }

  @Test
  void everyPromiseHasATest() {
    TreeSet<Integer> missing = new TreeSet<>();
    for (int promise = 1; promise <= PROMISES; promise++) {
      missing.add(promise);
    }
    missing.removeAll(tests.keySet());
    assertThat(missing).as("promises of rules-inventory section 14 that no test names").isEmpty();
  }

  @Test
  void noTestNamesAPromiseThatIsNone() {
    assertThat(tests.keySet()).allMatch(number -> number >= 1 && number <= PROMISES);
  }
}
