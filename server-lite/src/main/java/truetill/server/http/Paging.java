package truetill.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.db.Page;

/** The list envelope: count, absolute addresses of the neighbours, results. */
final class Paging {
  private Paging() {}

  static Map<String, @Nullable Object> envelope(
      Page<?> page, String address, Map<String, List<String>> parameters) {
    Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    envelope.put("count", page.count());
    envelope.put("next", page.hasNext() ? link(address, parameters, page.page() + 1) : null);
    envelope.put(
        "previous", page.hasPrevious() ? link(address, parameters, page.page() - 1) : null);
    envelope.put("results", page.results());
    return envelope;
  }

  private static String link(String address, Map<String, List<String>> parameters, int page) {
    List<String> pairs = new ArrayList<>();
    parameters.forEach((name, values) -> {
      if (!name.equals("page")) {
        values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value)));
      }
    });
    if (page > 1) {
      pairs.add("page=" + page);
    }
    return pairs.isEmpty() ? address : address + "?" + String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
