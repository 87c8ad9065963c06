package truetill.client.sim;

import java.util.List;

/** What the office was told is done. Amounts in cents; things by uid. */
sealed interface OfficeFact {
  record ItemMade(String item, String sku, long priceCents) implements OfficeFact {}

  record PriceSet(String item, long priceCents) implements OfficeFact {}

  record StatusSet(String item, String status) implements OfficeFact {}

  record ItemGone(String item) implements OfficeFact {}

  /** Hundredths of a percent, as the ops carry it. */
  record TaxSet(int tenThousandths) implements OfficeFact {}

  record DrawerOpened(String drawer, long openingCents) implements OfficeFact {}

  record Sold(
      String sale,
      String drawer,
      String receipt,
      List<String> items,
      long totalCents,
      long cashCents)
      implements OfficeFact {}

  record Voided(String sale, String payer, long cashCents) implements OfficeFact {}

  /** Somebody may or may not work here from now on. */
  record PersonSet(String person, boolean active) implements OfficeFact {}
}
