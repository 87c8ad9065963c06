package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The customers of {@link SimModel}: both of two likenesses are kept, and of two changes the one
 * accepted later stands, field by field (sync.md section 6).
 */
final class SimCustomers {
  static final List<String> FIELDS = List.of("first_name", "last_name", "email", "phone", "notes");
  private static final int DIGITS_OF_A_PHONE = 7;

  private final Map<String, Map<String, String>> byUid = new LinkedHashMap<>();
  private final Set<String> emailsOfStaff = new TreeSet<>();

  Map<String, Map<String, String>> byUid() {
    return byUid;
  }

  void staff(String email) {
    emailsOfStaff.add(email.toLowerCase(Locale.ROOT));
  }

  void made(String uid, String number, Map<String, String> fields) {
    Map<String, String> customer = new HashMap<>(fields);
    customer.put("number", number);
    byUid.put(uid, customer);
  }

  void set(String uid, Map<String, String> fields) {
    Objects.requireNonNull(byUid.get(uid), "customer " + uid).putAll(fields);
  }

  /** Takes somebody up; whether he may be somebody known. */
  boolean created(String uid, String number, JsonNode details) {
    Map<String, String> fields = fields(details);
    boolean taken = isTaken(of(fields, "email"));
    boolean like = byUid.values().stream().anyMatch(other -> isLike(other, number, fields));
    if (taken) {
      fields.put("email", "");
    }
    made(uid, number, fields);
    return taken || like;
  }

  /** What a change raises: {@code maybe_duplicate}, {@code field_conflict}, both or nothing. */
  Set<String> edited(String uid, JsonNode beforeNode, JsonNode afterNode) {
    Map<String, String> here = Objects.requireNonNull(byUid.get(uid), "customer " + uid);
    Map<String, String> before = fields(beforeNode);
    Map<String, String> after = fields(afterNode);
    Set<String> raised = new TreeSet<>();
    for (String field : FIELDS) {
      String was = here.getOrDefault(field, "");
      String wanted = of(after, field);
      if (of(before, field).equals(wanted)) {
        continue;
      }
      if (!was.equals(of(before, field)) && !was.equals(wanted)) {
        raised.add("field_conflict");
      }
      boolean same = was.equalsIgnoreCase(wanted);
      if (field.equals("email") && !wanted.isEmpty() && !same && isTaken(wanted)) {
        raised.add("maybe_duplicate");
      } else {
        here.put(field, wanted);
      }
    }
    return raised;
  }

  private boolean isTaken(String email) {
    String key = email.toLowerCase(Locale.ROOT);
    return !email.isEmpty()
        && (emailsOfStaff.contains(key)
            || byUid.values().stream()
                .anyMatch(other -> other.getOrDefault("email", "").equalsIgnoreCase(email)));
  }

  private static boolean isLike(
      Map<String, String> other, String number, Map<String, String> fields) {
    String digits = digits(fields);
    boolean sameEmail =
        !of(fields, "email").isEmpty()
            && of(fields, "email").equalsIgnoreCase(other.getOrDefault("email", ""));
    boolean samePhone = digits.length() >= DIGITS_OF_A_PHONE && digits.equals(digits(other));
    return number.equalsIgnoreCase(other.get("number"))
        || sameEmail
        || samePhone
        || (of(fields, "first_name").equalsIgnoreCase(other.get("first_name"))
            && of(fields, "last_name").equalsIgnoreCase(other.get("last_name")));
  }

  private static String digits(Map<String, String> fields) {
    return fields.getOrDefault("phone", "").replaceAll("[^0-9]", "");
  }

  private static String of(Map<String, String> fields, String field) {
    return fields.getOrDefault(field, "");
  }

  static Map<String, String> fields(JsonNode details) {
    Map<String, String> fields = new HashMap<>();
    FIELDS.forEach(field -> fields.put(field, details.path(field).asText("")));
    return fields;
  }
}
