package truetill.server.app.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import truetill.core.consignment.Agreement;
import truetill.core.consignment.ConsignedStatus;
import truetill.core.consignment.PayoutPeriod;
import truetill.core.consignment.Standing;
import truetill.core.money.Rate;
import truetill.core.people.Role;
import truetill.server.accounts.NewUser;
import truetill.server.accounts.UserWriter;
import truetill.server.consignment.AccountStore;
import truetill.server.consignment.AgreementStore;
import truetill.server.consignment.ConsignmentItemStore;
import truetill.server.consignment.Payouts;
import truetill.server.consignment.SaleSplits;
import truetill.server.db.WriteTx;

/**
 * Puts consignees, agreements and their items into the database; splits and payouts are then made
 * by the code that makes them every day. Load sales before.
 */
final class DemoConsignmentLoader {
  /** Payouts: the first half of the month is paid, the second waits. */
  private static final int HALF = 15;

  private final DemoContents shop;
  private final DemoDays days;
  private final Map<String, Long> users;
  private final Map<String, Long> itemIds;
  private final UserWriter writer;
  private final AccountStore accounts = new AccountStore();
  private final AgreementStore agreements = new AgreementStore();
  private final ConsignmentItemStore consigned = new ConsignmentItemStore();
  private final SaleSplits splits = new SaleSplits();
  private final Payouts payouts = new Payouts();
  private final DemoConsignmentStore store = new DemoConsignmentStore();

  DemoConsignmentLoader(
      DemoContents shop,
      DemoDays days,
      Map<String, Long> users,
      Map<String, Long> itemIds,
      UserWriter writer) {
    this.shop = shop;
    this.days = days;
    this.users = users;
    this.itemIds = itemIds;
    this.writer = writer;
  }

  void load(WriteTx tx) {
    Map<String, Long> agreementIds = new HashMap<>();
    for (DemoConsignee consignee : shop.consignees()) {
      agreementIds.put(consignee.email(), agreement(tx, consignee));
    }
    loadItems(tx, agreementIds);
    for (DemoConsignmentStore.Sale sale : store.salesOfConsigned(tx)) {
      splits.saleCompleted(tx, sale.cart(), sale.completedAt());
    }
    long consignee = DemoRefs.find(users, DemoPerson.CONSIGNEE.email());
    long manager = DemoRefs.find(users, DemoPerson.MANAGER.email());
    PayoutPeriod early = new PayoutPeriod(days.date(Rota.DAYS), days.date(HALF + 1));
    PayoutPeriod late = new PayoutPeriod(days.date(HALF), days.date(1));
    payouts.generatePaid(tx, consignee, early, days.clock(), manager).orElseThrow();
    payouts.generate(tx, consignee, late, days.clock(), manager).orElseThrow();
  }

  private long agreement(WriteTx tx, DemoConsignee consignee) {
    Long known = users.get(consignee.email());
    long user = known == null ? writer.create(tx, user(consignee)) : known;
    Rate share = Rate.ofPercent(consignee.commissionRate()).orElseThrow();
    accounts.setTerms(
        tx, user, new AccountStore.Terms(Standing.ACTIVE, share, consignee.payoutMethod(), ""));
    store.join(tx, user, days.date(consignee.joinedDays()));
    return agreements.insert(
        tx,
        user,
        new AgreementStore.Fields(
            share,
            new Agreement(Standing.ACTIVE, days.date(consignee.joinedDays()), null),
            Agreement.STANDARD_TERMS));
  }

  private static NewUser user(DemoConsignee consignee) {
    return new NewUser(
        consignee.email(),
        consignee.firstName(),
        consignee.lastName(),
        consignee.phone(),
        null,
        false,
        null,
        null,
        List.of(Role.CONSIGNEE),
        "",
        null,
        null);
  }

  private void loadItems(WriteTx tx, Map<String, Long> agreementIds) {
    Map<String, DemoItem> items =
        shop.items().stream().collect(Collectors.toMap(DemoItem::sku, Function.identity()));
    int spread = 0;
    for (DemoConsignment one : shop.consignments()) {
      spread++;
      DemoItem item = Objects.requireNonNull(items.get(one.sku()), one.sku());
      Integer listedDays = item.listedDays();
      Instant listedAt = listedDays == null ? null : days.duringDay(listedDays, spread);
      consigned.insert(
          tx,
          new ConsignmentItemStore.NewItem(
              DemoRefs.find(agreementIds, one.email()),
              DemoRefs.find(itemIds, one.sku()),
              one.askingPrice(),
              item.price(),
              ConsignedStatus.LISTED,
              days.duringDay(item.createdDays(), spread),
              listedAt,
              "",
              "purchased"));
    }
  }
}
