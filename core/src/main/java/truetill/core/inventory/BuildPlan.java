package truetill.core.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.text.Cut;

/**
 * What becomes of an order's manifest rows when its items are built (rules-inventory section 6
 * "build", promises 36 and 60 to 63): which product each row's items are, which products are made,
 * what is grouped, and what each item is. Nothing is numbered or stored here.
 *
 * @param products those the rows use, in the order of their first use
 * @param lines one for each row, in the rows' order
 */
public record BuildPlan(List<BuildProduct> products, List<Line> lines) {
  /** The most items of one build. */
  public static final long MAX_ITEMS = 50_000;

  private static final int MAX_TITLE = 300;
  private static final String UNTITLED = "Untitled";

  /** How a row came to its product. */
  public enum Link {
    /** It was matched before. */
    KEPT,
    /** A product with the same UPC key existed or had just been made. */
    REUSED,
    MADE
  }

  /**
   * One row's items; all are alike but for a cent of their cost.
   *
   * @param product index into {@link #products}
   * @param price of an item; 0.00 when neither row nor product has one
   */
  public record Line(
      BuildRow row,
      int product,
      Link link,
      boolean batch,
      String title,
      String brand,
      String category,
      String condition,
      Money price,
      CostShare cost) {}

  /** The catalogue, as far as these rows ask it. */
  public interface Catalogue {
    /** The product of an id a row is linked to; null when it is gone. */
    @Nullable BuildProduct byId(long id);

    /** The product that has the UPC key: of several the lowest id; inactive ones do not count. */
    @Nullable BuildProduct byUpcKey(String key);
  }

  /**
   * Plans the build.
   *
   * @param rows in the order of the manifest
   * @param costs what the items of each row cost, in the same order
   */
  public static BuildPlan of(List<BuildRow> rows, List<CostShare> costs, Catalogue catalogue) {
    Chooser chooser = new Chooser(catalogue);
    List<Line> lines = new ArrayList<>();
    for (int at = 0; at < rows.size(); at++) {
      lines.add(chooser.line(rows.get(at), costs.get(at)));
    }
    return new BuildPlan(List.copyOf(chooser.products), List.copyOf(lines));
  }

  public long items() {
    return lines.stream().mapToLong(line -> line.row().pieces()).sum();
  }

  /** Items that go on the shelf at 0.00 unless somebody prices them. */
  public long unpricedItems() {
    return lines.stream()
        .filter(line -> line.price().isZero())
        .mapToLong(line -> line.row().pieces())
        .sum();
  }

  private static final class Chooser {
    private final Catalogue catalogue;
    private final List<BuildProduct> products = new ArrayList<>();
    private final Map<Long, Integer> byId = new HashMap<>();
    private final Map<String, Integer> madeByKey = new HashMap<>();

    Chooser(Catalogue catalogue) {
      this.catalogue = catalogue;
    }

    Line line(BuildRow row, CostShare cost) {
      BuildProduct matched =
          row.matchedProduct() == null ? null : catalogue.byId(row.matchedProduct());
      return matched == null ? unmatched(row, cost) : line(row, cost, existing(matched), Link.KEPT);
    }

    private Line unmatched(BuildRow row, CostShare cost) {
      Optional<String> key = MatchKey.ofUpc(row.upc());
      if (key.isPresent()) {
        BuildProduct known = catalogue.byUpcKey(key.get());
        if (known != null) {
          return line(row, cost, existing(known), Link.REUSED);
        }
        Integer made = madeByKey.get(key.get());
        if (made != null) {
          return line(row, cost, made, Link.REUSED);
        }
      }
      int fresh = products.size();
      products.add(made(row));
      key.ifPresent(text -> madeByKey.put(text, fresh));
      return line(row, cost, fresh, Link.MADE);
    }

    private int existing(BuildProduct product) {
      return byId.computeIfAbsent(
          Objects.requireNonNull(product.id(), "a product of the catalogue"),
          id -> {
            products.add(product);
            return products.size() - 1;
          });
    }

    private Line line(BuildRow row, CostShare cost, int index, Link link) {
      BuildProduct product = products.get(index);
      return new Line(
          row,
          index,
          link,
          BatchRule.isBatch(row.batchFlag(), row.pieces(), row.price().value()),
          Cut.to(MAX_TITLE, or(row.title(), or(product.title(), row.description()))),
          or(row.brand(), product.brand()),
          or(row.category(), product.category()),
          or(row.condition(), ItemCondition.UNKNOWN),
          row.price().ofItem(product.defaultPrice()),
          cost);
    }
  }

  /** The retail value is no price: goods are not put on the shelf at it (promise 36). */
  private static BuildProduct made(BuildRow row) {
    String title = or(row.suggestedTitle(), or(row.title(), or(row.description(), UNTITLED)));
    return new BuildProduct(
        null,
        Cut.to(MAX_TITLE, title.strip()),
        row.brand(),
        row.model(),
        row.category(),
        row.upc(),
        row.specificationsJson(),
        row.price().value());
  }

  private static String or(String text, String otherwise) {
    return text.isBlank() ? otherwise : text;
  }
}
