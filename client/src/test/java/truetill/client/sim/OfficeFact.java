package truetill.client.sim;

import java.util.List;
import java.util.Map;

/** What the office was told is done. Amounts in cents; things by uid. */
sealed interface OfficeFact {
  record ItemMade(String item, String sku, long priceCents) implements OfficeFact {}

  record PriceSet(String item, long priceCents) implements OfficeFact {}

  record StatusSet(String item, String status) implements OfficeFact {}

  record ItemGone(String item) implements OfficeFact {}

  /** Hundredths of a percent, as the ops carry it. */
  record TaxSet(int tenThousandths) implements OfficeFact {}

  /**
   * A drawer of the office, or of a register whose PC is lost.
   *
   * @param register its uid, empty for the office's own
   * @param date business date, empty for the office's own
   */
  record DrawerOpened(String drawer, String register, String date, long openingCents)
      implements OfficeFact {}

  /** The office closed a drawer for a PC that is lost. */
  record DrawerClosed(String drawer, long expectedCents, long countedCents) implements OfficeFact {}

  record Sold(
      String sale,
      String drawer,
      String receipt,
      List<String> items,
      long totalCents,
      long cashCents)
      implements OfficeFact {}

  /**
   * A sale was taken back at the office.
   *
   * @param named drawer that shall pay when that of the sale cannot, empty for none
   */
  record Voided(String sale, String named, long cashCents) implements OfficeFact {}

  /** Somebody may or may not work here, or manage, from now on. */
  record PersonSet(String person, String email, boolean active, boolean manager)
      implements OfficeFact {}

  record CustomerMade(String customer, String number, Map<String, String> fields)
      implements OfficeFact {}

  /**
   * A customer was changed.
   *
   * @param fields those that were sent
   */
  record CustomerSet(String customer, Map<String, String> fields) implements OfficeFact {}

  /**
   * The reserve of change was counted.
   *
   * @param pieces of each denomination, empty when only the total was
   */
  record ReserveCounted(long totalCents, Map<String, Integer> pieces) implements OfficeFact {}

  /**
   * A manager decided about an exception.
   *
   * @param line 0 when it is about the whole op
   * @param item the item he named, or the one that was made of a found piece; empty for none
   * @param sku of that found piece
   */
  record Resolved(String kind, String op, int line, String action, String item, String sku)
      implements OfficeFact {}
}
