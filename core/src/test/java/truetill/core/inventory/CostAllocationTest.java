package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import truetill.core.inventory.CostAllocation.Line;
import truetill.core.money.Money;

/** Rules-inventory section 5. */
final class CostAllocationTest {
  @Test
  void theManifestsValueStandsAsItIs() {
    assertThat(costs(List.of(line("10.00", 2), line(null, 1)), null))
        .containsExactly("10.00", "10.00", "null");
  }

  @Test
  void sharedByRetailValueTheLeftCentsInOrder() {
    List<Line> lines = List.of(line("10.00", 2), line("5.00", 1), line(null, 1), line("0.00", 1));
    assertThat(costs(lines, "10.01")).containsExactly("4.01", "4.00", "2.00", "0.00", "0.00");
    assertThat(costs(lines, "0.00")).containsOnly("0.00");
    assertThat(costs(List.of(line("1.00", 3)), "1.00")).containsExactly("0.34", "0.33", "0.33");
    assertThat(costs(List.of(line("1.00", 2), line("1.00", 1)), "0.02"))
        .containsExactly("0.01", "0.01", "0.00");
  }

  @Test
  void withoutACostOrAnyValueNothingIsKnown() {
    assertThat(CostAllocation.allocated(null, List.of(line("1.00", 1))))
        .containsExactly(CostShare.UNKNOWN);
    assertThat(CostAllocation.allocated(Money.of("5.00"), List.of(line(null, 3))))
        .containsExactly(CostShare.UNKNOWN);
    assertThat(CostAllocation.allocated(Money.of("5.00"), List.of(line("0.00", 3))))
        .containsExactly(CostShare.UNKNOWN);
    assertThat(CostAllocation.allocated(Money.of("5.00"), List.of())).isEmpty();
  }

  @Test
  void theSumIsTheOrdersCostWhateverTheRows() {
    Random random = new Random(20260212);
    for (int world = 0; world < 2_000; world++) {
      List<Line> lines = new ArrayList<>();
      lines.add(new Line(Money.ofCents(1 + random.nextInt(500_000)), 1 + random.nextInt(20)));
      for (int row = random.nextInt(30); row > 0; row--) {
        Money retail =
            random.nextInt(4) == 0
                ? null
                : Money.ofCents(random.nextLong(random.nextBoolean() ? 9_999_999_999L : 300));
        lines.add(new Line(retail, 1 + random.nextInt(20)));
      }
      Money total = Money.ofCents(random.nextLong(random.nextBoolean() ? 29_999_999_997L : 500));
      Money sum = Money.ZERO;
      List<CostShare> shares = CostAllocation.allocated(total, lines);
      for (int at = 0; at < lines.size(); at++) {
        for (long item = 0; item < lines.get(at).quantity(); item++) {
          sum = sum.plus(Objects.requireNonNull(shares.get(at).ofItem(item)));
        }
      }
      assertThat(sum).as("world " + world).isEqualTo(total);
    }
  }

  @Test
  void aGroupHasACostWhenItsItemsShareOne() {
    assertThat(new CostShare(Money.of("1.00"), 0).ofEach(3)).isEqualTo(Money.of("1.00"));
    assertThat(new CostShare(Money.of("1.00"), 3).ofEach(3)).isEqualTo(Money.of("1.01"));
    assertThat(new CostShare(Money.of("1.00"), 2).ofEach(3)).isNull();
    assertThat(CostShare.UNKNOWN.ofEach(3)).isNull();
  }

  private static List<String> costs(List<Line> lines, @Nullable String total) {
    List<CostShare> shares =
        total == null
            ? CostAllocation.manifest(lines)
            : CostAllocation.allocated(Money.of(total), lines);
    List<String> costs = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      for (long item = 0; item < lines.get(at).quantity(); item++) {
        costs.add(String.valueOf(shares.get(at).ofItem(item)));
      }
    }
    return costs;
  }

  private static Line line(@Nullable String retail, long quantity) {
    return new Line(retail == null ? null : Money.of(retail), quantity);
  }
}
