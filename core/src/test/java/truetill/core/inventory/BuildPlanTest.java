package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import truetill.core.money.Money;

/** Rules-inventory section 6, build. */
final class BuildPlanTest {
  private static final BuildProduct LAMP =
      new BuildProduct(7L, "Lamp", "Acme", "L1", "Home", "00123", "{}", Money.of("8.00"));

  private static final BuildPlan.Catalogue CATALOGUE =
      new BuildPlan.Catalogue() {
        @Override
        public @Nullable BuildProduct byId(long id) {
          return Map.of(7L, LAMP).get(id);
        }

        @Override
        public @Nullable BuildProduct byUpcKey(String key) {
          return Map.of("123", LAMP).get(key);
        }
      };

  @Test
  void aMatchedRowKeepsItsProduct() {
    BuildPlan plan = plan(new Row().matched(7L).upc("999"), new Row().matched(7L));
    assertThat(plan.products()).containsExactly(LAMP);
    assertThat(links(plan)).containsExactly("0 KEPT", "0 KEPT");
  }

  @Test
  void anUnmatchedRowTakesTheProductWithItsCode() {
    BuildPlan plan = plan(new Row().upc("0-123"), new Row().matched(7L));
    assertThat(plan.products()).containsExactly(LAMP);
    assertThat(links(plan)).containsExactly("0 REUSED", "0 KEPT");
  }

  @Test
  void rowsWithOneCodeMakeOneProduct() {
    BuildPlan plan =
        plan(
            new Row().title("Mug").upc("555"),
            new Row().title("Mug blue").upc(" 0555"),
            new Row().title("Cup").upc(""),
            new Row().title("Cup").upc("n/a"),
            new Row().title("Jar").upc("n/a"));
    assertThat(plan.products())
        .extracting(BuildProduct::title)
        .containsExactly("Mug", "Cup", "Cup", "Jar");
    assertThat(links(plan)).containsExactly("0 MADE", "0 REUSED", "1 MADE", "2 MADE", "3 MADE");
  }

  @Test
  void aProductThatIsGoneCountsAsNone() {
    assertThat(links(plan(new Row().matched(8L)))).containsExactly("0 MADE");
  }

  @Test
  void aMadeProductIsNamedByTheCleanUpThenTheRow() {
    BuildPlan plan =
        plan(
            new Row().suggested("Clean").title("t").description("d"),
            new Row().title("t").description("d"),
            new Row().description("d".repeat(400)),
            new Row().description("x".repeat(299) + "\uD83D\uDE00"),
            new Row().title(" "));
    assertThat(plan.products())
        .extracting(BuildProduct::title)
        .containsExactly("Clean", "t", "d".repeat(300), "x".repeat(299), "Untitled");
    BuildProduct first =
        plan(new Row().title("t").brand("B").category("C").upc("1").prices("2.00", null))
            .products()
            .getFirst();
    assertThat(first)
        .isEqualTo(new BuildProduct(null, "t", "B", "M", "C", "1", "{\"a\":1}", Money.of("2.00")));
    assertThat(plan(new Row().retail("99.00")).products().getFirst().defaultPrice())
        .as("never the retail value")
        .isNull();
  }

  @Test
  void anItemIsTheRowsAndWhereTheRowIsBlankTheProducts() {
    BuildPlan.Line own =
        plan(new Row()
                .matched(7L)
                .title("t")
                .suggested("Clean")
                .brand("B")
                .category("C")
                .condition("fair")
                .prices("2.00", "3.00"))
            .lines()
            .getFirst();
    assertThat(List.of(own.title(), own.brand(), own.category(), own.condition()))
        .containsExactly("t", "B", "C", "fair");
    assertThat(own.price()).isEqualTo(Money.of("3.00"));
    BuildPlan.Line products = plan(new Row().matched(7L).description("d")).lines().getFirst();
    assertThat(
            List.of(products.title(), products.brand(), products.category(), products.condition()))
        .containsExactly("Lamp", "Acme", "Home", "unknown");
    assertThat(products.price()).isEqualTo(Money.of("8.00"));
  }

  @Test
  void countsItemsAndThoseWithoutAPrice() {
    BuildPlan plan =
        plan(
            new Row().quantity(0),
            new Row().quantity(-4),
            new Row().quantity(12),
            new Row().quantity(6).prices("1.00", null),
            new Row().quantity(2).prices(null, "0.00").flagged());
    assertThat(plan.items()).isEqualTo(1 + 1 + 12 + 6 + 2);
    assertThat(plan.unpricedItems()).isEqualTo(1 + 1 + 12 + 2);
    assertThat(plan.lines())
        .extracting(BuildPlan.Line::batch)
        .containsExactly(false, false, true, true, true);
  }

  private static List<String> links(BuildPlan plan) {
    return plan.lines().stream().map(line -> line.product() + " " + line.link()).toList();
  }

  private static BuildPlan plan(Row... rows) {
    List<BuildRow> built = List.of(rows).stream().map(Row::build).toList();
    return BuildPlan.of(
        built, built.stream().map(row -> new CostShare(row.retail(), 0)).toList(), CATALOGUE);
  }

  /** A row said in one line. */
  private static final class Row {
    private long quantity = 1;
    private String description = "";
    private String title = "";
    private String suggested = "";
    private String brand = "";
    private String category = "";
    private String condition = "";
    private @Nullable Money retail;
    private RowPrice price = RowPrice.NONE;
    private boolean flagged;
    private String upc = "";
    private @Nullable Long matched;

    Row quantity(long value) {
      quantity = value;
      return this;
    }

    Row description(String value) {
      description = value;
      return this;
    }

    Row title(String value) {
      title = value;
      return this;
    }

    Row suggested(String value) {
      suggested = value;
      return this;
    }

    Row brand(String value) {
      brand = value;
      return this;
    }

    Row category(String value) {
      category = value;
      return this;
    }

    Row condition(String value) {
      condition = value;
      return this;
    }

    Row retail(String dollars) {
      retail = Money.of(dollars);
      return this;
    }

    Row prices(@Nullable String proposed, @Nullable String decided) {
      price =
          new RowPrice(
              proposed == null ? null : Money.of(proposed),
              decided == null ? null : Money.of(decided));
      return this;
    }

    Row flagged() {
      flagged = true;
      return this;
    }

    Row upc(String value) {
      upc = value;
      return this;
    }

    Row matched(long product) {
      matched = product;
      return this;
    }

    BuildRow build() {
      return new BuildRow(
          1,
          1,
          quantity,
          description,
          title,
          suggested,
          brand,
          "M",
          category,
          condition,
          retail,
          price,
          flagged,
          upc,
          "{\"a\":1}",
          matched);
    }
  }
}
