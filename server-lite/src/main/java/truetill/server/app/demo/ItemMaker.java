package truetill.server.app.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.inventory.Sku;
import truetill.core.money.Money;
import truetill.server.app.demo.Vocabulary.Category;
import truetill.server.app.demo.Vocabulary.TitlePattern;

/** Makes the stock: {@link #ON_SHELF_COUNT} things for sale, the rest sold or still in the back. */
final class ItemMaker {
  static final int COUNT = 2000;
  static final int ON_SHELF_COUNT = 1500;
  private static final int SOLD_COUNT = 440;
  private static final int INTAKE_COUNT = 35;

  private static final List<String> CONDITIONS =
      List.of("new", "like_new", "good", "fair", "salvage");
  private static final List<Integer> CONDITION_SHARES = List.of(7, 21, 48, 20, 4);
  private static final Map<String, Integer> PERCENT_OF_GOOD =
      Map.of("new", 125, "like_new", 110, "good", 100, "fair", 72, "salvage", 40, "unknown", 80);

  /**
   * @param soldByDay the sold items by the day they were sold, days before today
   */
  record Stock(List<DemoItem> items, Map<Integer, List<DemoItem>> soldByDay) {}

  private record Named(TitlePattern pattern, String brand, String title) {}

  private final Vocabulary vocabulary;
  private final Dice dice;
  private final Set<String> titles = new HashSet<>();

  ItemMaker(Vocabulary vocabulary, Dice dice) {
    this.vocabulary = vocabulary;
    this.dice = dice;
  }

  /**
   * @param busyness one share a day, for the days 1, 2, … before today; a busier day sells more
   */
  Stock make(List<Integer> busyness) {
    List<Integer> days = new ArrayList<>();
    for (int day = 1; day <= busyness.size(); day++) {
      days.add(day);
    }
    List<DemoItem> items = new ArrayList<>();
    Map<Integer, List<DemoItem>> soldByDay = new TreeMap<>();
    for (ItemStatus status : statuses()) {
      String sku = Sku.of(items.size() + 1L);
      Integer soldDay = status == ItemStatus.SOLD ? dice.pick(days, busyness) : null;
      DemoItem item = item(sku, status, soldDay);
      items.add(item);
      if (soldDay != null) {
        soldByDay.computeIfAbsent(soldDay, day -> new ArrayList<>()).add(item);
      }
    }
    return new Stock(items, soldByDay);
  }

  private List<ItemStatus> statuses() {
    List<ItemStatus> rest = new ArrayList<>();
    rest.addAll(Collections.nCopies(SOLD_COUNT, ItemStatus.SOLD));
    rest.addAll(Collections.nCopies(INTAKE_COUNT, ItemStatus.INTAKE));
    rest.addAll(
        Collections.nCopies(
            COUNT - ON_SHELF_COUNT - SOLD_COUNT - INTAKE_COUNT, ItemStatus.PROCESSING));
    dice.shuffle(rest);
    List<ItemStatus> statuses =
        new ArrayList<>(Collections.nCopies(ON_SHELF_COUNT, ItemStatus.ON_SHELF));
    statuses.addAll(rest);
    return statuses;
  }

  private DemoItem item(String sku, ItemStatus status, @Nullable Integer soldDay) {
    Category category =
        dice.pick(
            vocabulary.categories(),
            vocabulary.categories().stream().map(Category::share).toList());
    Named named = name(category);
    TitlePattern pattern = named.pattern();
    String condition = condition(status);
    Money price = price(status, pattern, condition);
    boolean donated = dice.percent(35);
    Integer listedDays = listedDays(status, soldDay);
    int createdDays = (listedDays == null ? 0 : listedDays) + dice.between(1, 6);
    return new DemoItem(
        sku,
        named.title(),
        named.brand(),
        category.name(),
        condition,
        donated ? "house" : "purchased",
        price,
        donated ? null : cost(pattern),
        status,
        location(status, category),
        createdDays,
        listedDays,
        notes(category, condition));
  }

  private String brand(Category category, TitlePattern pattern) {
    List<String> brands = vocabulary.words("brand." + category.name());
    boolean wanted = pattern.template().contains("{brand}") || dice.percent(55);
    return brands.isEmpty() || !wanted ? "" : dice.pick(brands);
  }

  private Named name(Category category) {
    for (int tries = 0; tries < 1000; tries++) {
      TitlePattern pattern = dice.pick(category.patterns());
      String brand = brand(category, pattern);
      String title = vocabulary.title(pattern, brand, dice);
      if (titles.add(title)) {
        return new Named(pattern, brand, title);
      }
    }
    throw new IllegalStateException("no new title left in " + category.name());
  }

  private String condition(ItemStatus status) {
    boolean unlooked = status == ItemStatus.INTAKE && dice.percent(70);
    return unlooked ? "unknown" : dice.pick(CONDITIONS, CONDITION_SHARES);
  }

  private Money price(ItemStatus status, TitlePattern pattern, String condition) {
    int goodCents = dice.betweenLow(pattern.low() * 100, pattern.high() * 100);
    int percent = PERCENT_OF_GOOD.getOrDefault(condition, 100);
    boolean unpriced = status == ItemStatus.INTAKE && dice.percent(70);
    return unpriced ? Money.ZERO : PriceTag.near(Money.ofCents(goodCents * percent / 100), dice);
  }

  private Money cost(TitlePattern pattern) {
    return Money.ofCents(Math.max(5, pattern.low() * dice.between(15, 55)));
  }

  private @Nullable Integer listedDays(ItemStatus status, @Nullable Integer soldDay) {
    if (soldDay != null) {
      return soldDay + dice.betweenLow(1, 75);
    }
    return status == ItemStatus.ON_SHELF ? dice.betweenLow(1, 110) : null;
  }

  private String location(ItemStatus status, Category category) {
    return switch (status) {
      case INTAKE -> "Back room";
      case PROCESSING -> "Sorting table " + dice.between(1, 2);
      default -> {
        int aisle = vocabulary.categories().indexOf(category) + 1;
        String fixture =
            switch (category.name()) {
              case "Clothing" -> "rail ";
              case "Furniture" -> "bay ";
              default -> "shelf ";
            };
        yield "Aisle " + aisle + ", " + fixture + dice.pick(List.of("A", "B", "C", "D"));
      }
    };
  }

  private String notes(Category category, String condition) {
    boolean worn = condition.equals("fair") || condition.equals("salvage");
    List<String> notes = vocabulary.words("note." + category.name());
    return notes.isEmpty() || !dice.percent(worn ? 45 : 6) ? "" : dice.pick(notes);
  }
}
