package truetill.server.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.people.Role;

/** The checked-in files, checked with plain decimals and not with the classes that made them. */
class DemoFilesTest {
  private static final DemoContents SHOP = DemoContents.ofFiles(DemoResources::text);
  private static final Map<String, DemoItem> ITEMS =
      SHOP.items().stream().collect(Collectors.toMap(DemoItem::sku, item -> item));
  private static final Map<Integer, DemoSale> SALES =
      SHOP.sales().stream().collect(Collectors.toMap(DemoSale::sale, sale -> sale));
  private static final Map<Integer, List<DemoLine>> LINES =
      SHOP.lines().stream().collect(Collectors.groupingBy(DemoLine::sale));

  @Test
  void theSeedGivesTheCheckedInFilesByteForByte() {
    assertThat(DemoGenerator.generate(DemoGenerator.DEFAULT_SEED).toFiles())
        .allSatisfy((name, text) -> assertThat(text).as(name).isEqualTo(DemoResources.text(name)));
  }

  @Test
  void anotherSeedGivesAnotherShopOfTheSameSize() {
    DemoContents other = DemoGenerator.generate(7);

    assertThat(other.items()).hasSameSizeAs(SHOP.items()).isNotEqualTo(SHOP.items());
    assertThat(other).isEqualTo(DemoGenerator.generate(7));
  }

  @Test
  void readingTheFilesAndWritingThemChangesNothing() {
    assertThat(SHOP.toFiles())
        .allSatisfy((name, text) -> assertThat(text).as(name).isEqualTo(DemoResources.text(name)));
  }

  @Test
  void theFilesTogetherStayUnderHalfAMegabyte() {
    int bytes =
        SHOP.toFiles().keySet().stream().mapToInt(name -> DemoResources.bytes(name).length).sum();

    assertThat(bytes).isLessThan(500_000);
  }

  @Test
  void exactlyTheFiveKnownPeopleMaySignIn() {
    assertThat(SHOP.people())
        .extracting(person ->
            String.join(" ", person.email(), person.password(), person.pin(), person.role().wire()))
        .containsExactly(
            "admin@demo.test demo-admin-1 900001 Admin",
            "manager@demo.test demo-manager-1 800001 Manager",
            "cashier1@demo.test demo-cashier-1 1001 Employee",
            "cashier2@demo.test demo-cashier-2 1002 Employee",
            "consignee@demo.test demo-consignee-1  Consignee");
  }

  @Test
  void skusRunFromOneToTwoThousandAndTheFirstFifteenHundredAreForSale() {
    assertThat(SHOP.items())
        .extracting(DemoItem::sku)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 2000).mapToObj("ITM%07d"::formatted).toList());
    assertThat(SHOP.items().subList(0, 1500))
        .allSatisfy(item -> {
          assertThat(item.status().wire()).isEqualTo("on_shelf");
          assertThat(item.price().isPositive()).isTrue();
          assertThat(item.listedDays()).isPositive();
        });
    assertThat(SHOP.items().subList(1500, 2000))
        .extracting(item -> item.status().wire())
        .containsOnly("sold", "intake", "processing")
        .contains("sold", "intake", "processing");
  }

  @Test
  void itemsUseTheContractsWordsAndFitItsLimits() {
    assertThat(SHOP.items())
        .allSatisfy(item -> {
          assertThat(item.title()).isNotBlank().hasSizeLessThanOrEqualTo(300);
          assertThat(item.title()).doesNotContain("{", "}");
          assertThat(item.condition())
              .isIn("new", "like_new", "good", "fair", "salvage", "unknown");
          assertThat(item.source()).isIn("purchased", "house", "consignment");
          assertThat(item.price().isNegative()).isFalse();
          assertThat(item.createdDays())
              .isGreaterThan(Objects.requireNonNullElse(item.listedDays(), 0));
        });
  }

  @Test
  void titlesAreAllDifferentAndOfSeveralHundredKinds() {
    assertThat(SHOP.items()).extracting(DemoItem::title).doesNotHaveDuplicates();
    Set<String> kinds =
        SHOP.items().stream()
            .map(item -> item.title().replaceFirst(",.*", ""))
            .collect(Collectors.toSet());

    assertThat(kinds).hasSizeGreaterThan(400);
    assertThat(SHOP.items().stream().map(DemoItem::category).distinct()).hasSize(11);
  }

  @Test
  void pricesEndAsOnPriceTags() {
    assertThat(SHOP.items())
        .extracting(item -> item.price().cents() % 100)
        .containsOnly(99L, 49L, 79L, 50L, 0L);
  }

  @Test
  void everyAmountOfASaleFollowsFromItsLines() {
    assertThat(SHOP.sales())
        .allSatisfy(sale -> {
          BigDecimal subtotal =
              lines(sale).stream()
                  .map(line -> dollars(line.unitPrice()).multiply(decimal(line.quantity())))
                  .reduce(BigDecimal.ZERO, BigDecimal::add);
          BigDecimal tax =
              subtotal.multiply(new BigDecimal("0.07")).setScale(2, RoundingMode.HALF_UP);

          assertThat(dollars(sale.subtotal())).isEqualByComparingTo(subtotal);
          assertThat(dollars(sale.tax())).isEqualByComparingTo(tax);
          assertThat(dollars(sale.total())).isEqualByComparingTo(subtotal.add(tax));
        });
  }

  @Test
  void everySaleIsPaidInFullByItsMethod() {
    assertThat(SHOP.sales())
        .extracting(sale -> sale.method().wire())
        .contains("cash", "card", "split");
    assertThat(SHOP.sales())
        .allSatisfy(sale -> {
          BigDecimal card = dollarsOrZero(sale.cardAmount());
          BigDecimal kept =
              dollarsOrZero(sale.cashTendered()).subtract(dollarsOrZero(sale.changeGiven()));

          assertThat(card.add(kept)).isEqualByComparingTo(dollars(sale.total()));
          assertThat(dollarsOrZero(sale.changeGiven())).isNotNegative();
          switch (sale.method()) {
            case CASH -> assertThat(sale.cardAmount()).isNull();
            case CARD -> {
              assertThat(sale.cashTendered()).isNull();
              assertThat(sale.changeGiven()).isNull();
            }
            case SPLIT -> assertThat(card).isPositive().isLessThan(dollars(sale.total()));
          }
        });
  }

  @Test
  void everySoldItemIsSoldOnceAtItsPriceAfterItWasListed() {
    List<String> soldSkus = new ArrayList<>();
    for (DemoLine line : taggedLines()) {
      DemoSale sale = sale(line);
      DemoItem item = item(line);
      assertThat(line.unitPrice()).isEqualTo(item.price());
      assertThat(line.quantity()).isEqualTo(1);
      assertThat(item.listedDays()).isGreaterThan(sale.day());
      assertThat(item.status().wire()).isEqualTo(sale.isVoided() ? "on_shelf" : "sold");
      if (!sale.isVoided()) {
        soldSkus.add(item.sku());
      }
    }

    assertThat(soldSkus)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            SHOP.items().stream()
                .filter(item -> item.status() == ItemStatus.SOLD)
                .map(DemoItem::sku)
                .toList());
  }

  @Test
  void untaggedLinesSayWhatWasSold() {
    assertThat(SHOP.lines())
        .filteredOn(line -> line.sku().isEmpty())
        .isNotEmpty()
        .allSatisfy(line -> {
          assertThat(line.description()).isNotBlank();
          assertThat(line.quantity()).isPositive();
          assertThat(line.lineTotal()).isEqualTo(line.unitPrice().times(line.quantity()));
        });
  }

  @Test
  void receiptNumbersRunFromOneEveryDayInTheOrderOfTheSales() {
    Map<Integer, List<DemoSale>> days =
        SHOP.sales().stream().collect(Collectors.groupingBy(DemoSale::day));

    assertThat(days.keySet()).containsAll(IntStream.rangeClosed(1, 30).boxed().toList());
    assertThat(days.values())
        .allSatisfy(day -> {
          assertThat(day)
              .extracting(DemoSale::number)
              .containsExactlyElementsOf(IntStream.rangeClosed(1, day.size()).boxed().toList());
          assertThat(day).extracting(DemoSale::time).isSorted().doesNotHaveDuplicates();
        });
  }

  @Test
  void aFewSalesAreVoidedByTheManagerBeforeTheDrawerCloses() {
    List<DemoSale> voided = SHOP.sales().stream().filter(DemoSale::isVoided).toList();

    assertThat(voided).hasSizeBetween(3, 20);
    assertThat(voided)
        .allSatisfy(sale -> {
          LocalTime voidTime = Objects.requireNonNull(sale.voidTime());
          assertThat(voidTime).isAfter(sale.time()).isBefore(drawer(sale).closedAt());
          assertThat(sale.voidedBy()).isEqualTo("manager@demo.test");
          assertThat(sale.voidReason()).isNotBlank();
          assertThat(SHOP.shifts())
              .anyMatch(
                  shift -> shift.day() == sale.day() && shift.email().equals("manager@demo.test"));
        });
  }

  @Test
  void everyDrawerHoldsItsSalesAndItsCashComesOutToTheCent() {
    Map<DemoDrawer, BigDecimal> cash = new HashMap<>();
    for (DemoSale sale : SHOP.sales()) {
      DemoDrawer drawer = drawer(sale);
      assertThat(sale.time()).isBetween(drawer.openedAt(), drawer.closedAt());
      assertThat(sale.cashier()).isEqualTo(drawer.cashier());
      BigDecimal in =
          dollarsOrZero(sale.cashTendered()).subtract(dollarsOrZero(sale.changeGiven()));
      cash.merge(drawer, sale.isVoided() ? BigDecimal.ZERO : in, BigDecimal::add);
    }

    assertThat(SHOP.drawers())
        .allSatisfy(drawer -> {
          BigDecimal kept = cash.getOrDefault(drawer, BigDecimal.ZERO);
          BigDecimal expected =
              dollars(drawer.openingTotal()).add(kept).subtract(dollars(drawer.dropTotal()));

          assertThat(dollars(drawer.cashSales())).isEqualByComparingTo(kept);
          assertThat(dollars(drawer.expectedCash())).isEqualByComparingTo(expected);
          assertThat(dollars(drawer.closingTotal()).subtract(expected))
              .isEqualByComparingTo(dollars(drawer.variance()));
        });
  }

  @Test
  void aRegisterHasOneDrawerADay() {
    assertThat(SHOP.drawers())
        .extracting(drawer -> drawer.day() + " " + drawer.register())
        .doesNotHaveDuplicates()
        .contains("1 REG-01", "30 REG-01");
  }

  @Test
  void whoeverStoodAtARegisterWasClockedIn() {
    assertThat(SHOP.drawers())
        .allSatisfy(drawer ->
            assertThat(SHOP.shifts())
                .anyMatch(shift ->
                    shift.day() == drawer.day()
                        && shift.email().equals(drawer.cashier())
                        && shift.clockIn().isBefore(drawer.openedAt())
                        && shift.clockOut().isAfter(drawer.closedAt())));
  }

  @Test
  void shiftsDoNotOverlapAndTheirHoursFollowFromTheTimes() {
    assertThat(SHOP.shifts())
        .extracting(shift -> shift.email() + shift.day())
        .doesNotHaveDuplicates();
    assertThat(SHOP.shifts())
        .allSatisfy(shift -> {
          long seconds =
              Duration.between(shift.clockIn(), shift.clockOut()).toSeconds()
                  - shift.breakMinutes() * 60L;

          assertThat(new BigDecimal(shift.totalHours().toString()))
              .isEqualTo(decimal(seconds).divide(decimal(3600), 2, RoundingMode.HALF_UP));
        });
    assertThat(SHOP.shifts())
        .extracting(DemoShift::status)
        .containsOnly("pending", "approved", "flagged")
        .contains("pending", "approved", "flagged");
  }

  @Test
  void everyoneInTheBooksIsOneOfTheStaff() {
    Set<String> staff =
        SHOP.people().stream()
            .filter(person -> person.role() != Role.CONSIGNEE)
            .map(DemoPerson::email)
            .collect(Collectors.toSet());

    assertThat(staff).containsAll(emails(SHOP.sales().stream().map(DemoSale::cashier).toList()));
    assertThat(staff).containsAll(emails(SHOP.shifts().stream().map(DemoShift::email).toList()));
  }

  @Test
  void eachDayHasOneGoalAndTomorrowToo() {
    assertThat(SHOP.goals())
        .extracting(DemoGoal::day)
        .doesNotHaveDuplicates()
        .contains(30, 1, 0, -1, -7);
  }

  private static Set<String> emails(Collection<String> emails) {
    return Set.copyOf(emails);
  }

  private static List<DemoLine> lines(DemoSale sale) {
    return LINES.getOrDefault(sale.sale(), List.of());
  }

  private static List<DemoLine> taggedLines() {
    return SHOP.lines().stream().filter(line -> !line.sku().isEmpty()).toList();
  }

  private static DemoSale sale(DemoLine line) {
    return Objects.requireNonNull(SALES.get(line.sale()), "sale of the line");
  }

  private static DemoItem item(DemoLine line) {
    return Objects.requireNonNull(ITEMS.get(line.sku()), "item of the line");
  }

  private static DemoDrawer drawer(DemoSale sale) {
    return SHOP.drawers().stream()
        .filter(d -> d.day() == sale.day() && d.register().equals(sale.register()))
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal dollars(Money money) {
    return new BigDecimal(money.toString());
  }

  private static BigDecimal dollarsOrZero(@Nullable Money money) {
    return money == null ? BigDecimal.ZERO : dollars(money);
  }

  private static BigDecimal decimal(long whole) {
    return BigDecimal.valueOf(whole);
  }
}
