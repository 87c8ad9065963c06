package truetill.client.sim;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** The few customers there are, so that several tills take up the same one. */
final class SimPeople {
  private static final List<String> FIRST = List.of("Ada", "Ben", "ADA", "Zoë");
  private static final List<String> LAST = List.of("Lovelace", "Okri", "lovelace");
  private static final List<String> EMAILS =
      List.of("", "", "ada@sim.test", "ADA@sim.test", "ben@sim.test", "hana@sim.test");
  private static final List<String> PHONES =
      List.of("", "555-0100", "(555) 010-0123", "5550100123");

  private SimPeople() {}

  /** What somebody says of himself, by field. */
  static Map<String, String> customer(Random dice) {
    return Map.of(
        "first_name", one(FIRST, dice),
        "last_name", one(LAST, dice),
        "email", one(EMAILS, dice),
        "phone", one(PHONES, dice),
        "notes", dice.nextBoolean() ? "" : "note " + dice.nextInt(5));
  }

  static String one(List<String> words, Random dice) {
    return words.get(dice.nextInt(words.size()));
  }
}
