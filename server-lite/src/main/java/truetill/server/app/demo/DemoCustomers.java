package truetill.server.app.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import truetill.server.accounts.NewUser;
import truetill.server.accounts.UserWriter;
import truetill.server.db.WriteTx;

/** Invented people who buy: every name of one list with one of the other, the same every time. */
final class DemoCustomers {
  private static final long SEED = 2026;
  private static final int MAX_DAYS_KNOWN = 400;
  private static final int PHONE_PERCENT = 70;

  private static final List<String> FIRST_NAMES =
      List.of(
          "Ambrose",
          "Briony",
          "Cosmo",
          "Delphine",
          "Ezra",
          "Fenella",
          "Gideon",
          "Hyacinth",
          "Ivo",
          "Jessamy",
          "Kit",
          "Lavinia");

  private static final List<String> LAST_NAMES =
      List.of(
          "Applethwaite",
          "Bramblecote",
          "Cloverdale",
          "Dunnockshaw",
          "Elderwick",
          "Foxglove",
          "Gorsebank",
          "Hazelmere");

  private static final List<String> NOTES =
      List.of("", "", "", "Collects teapots.", "Asks for large shoes.", "Brings own bags.");

  private DemoCustomers() {}

  /**
   * One invented customer.
   *
   * @param knownDays days before today on which he became one
   */
  record Entry(String firstName, String lastName, String phone, String notes, int knownDays) {
    String email() {
      return (firstName + "." + lastName).toLowerCase(Locale.ROOT) + "@customers.test";
    }
  }

  /** Longest known first, so that the numbers follow the days. */
  static List<Entry> all() {
    Dice dice = new Dice(SEED, "customers");
    List<Entry> made = new ArrayList<>();
    for (int at = 0; at < FIRST_NAMES.size() * LAST_NAMES.size(); at += 2) {
      String phone =
          dice.percent(PHONE_PERCENT) ? "555-01%02d".formatted(dice.between(50, 99)) : "";
      made.add(
          new Entry(
              FIRST_NAMES.get(at % FIRST_NAMES.size() + at / FIRST_NAMES.size() % 2),
              LAST_NAMES.get(at / FIRST_NAMES.size()),
              phone,
              dice.pick(NOTES),
              dice.between(1, MAX_DAYS_KNOWN)));
    }
    made.sort(Comparator.comparingInt(Entry::knownDays).reversed());
    return List.copyOf(made);
  }

  static void load(WriteTx tx, UserWriter writer, DemoSettingsStore settings, DemoDays days) {
    for (Entry entry : all()) {
      long id =
          writer.createCustomer(
              tx,
              new NewUser(
                  entry.email(),
                  entry.firstName(),
                  entry.lastName(),
                  entry.phone(),
                  null,
                  false,
                  null,
                  null,
                  List.of(),
                  "",
                  null,
                  null),
              entry.notes());
      settings.knownSince(tx, id, days.date(entry.knownDays()));
    }
  }
}
