package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import truetill.core.outcome.Outcome;

/** Every action from every status, with items and without (rules-inventory section 4). */
final class OrderActionTest {
  /** What the contract's table allows; the columns are the statuses in their order. */
  private static final String TABLE =
      """
      action          ordered paid shipped delivered processing complete cancelled items
      mark_paid       yes     yes  yes     yes       yes        yes      no        either
      revert_paid     yes     yes  no      no        no         no       no        either
      mark_shipped    yes     yes  yes     no        no         no       no        either
      revert_shipped  no      no   yes     no        no         no       no        either
      deliver         yes     yes  yes     yes       no         no       no        either
      revert_delivered no     no   no      yes       no         no       no        none
      create_items    no      no   no      yes       yes        yes      no        none
      check_in_items  yes     yes  yes     yes       yes        yes      no        some
      mark_complete   no      no   no      yes       yes        yes      no        either
      cancel          yes     yes  yes     yes       no         no       no        none
      reopen          no      no   no      no        no         no       yes       either
      change_rows     yes     yes  yes     yes       yes        yes      no        none
      refine_rows     yes     yes  yes     yes       yes        yes      no        either
      """;

  static Stream<Arguments> cases() {
    List<String[]> lines = TABLE.lines().map(line -> line.strip().split(" +")).toList();
    String[] head = lines.getFirst();
    return lines.stream()
        .skip(1)
        .flatMap(line ->
            Stream.of(OrderStatus.values())
                .flatMap(status ->
                    Stream.of(true, false)
                        .map(items -> {
                          int column = Arrays.asList(head).indexOf(status.wire());
                          boolean may =
                              line[column].equals("yes")
                                  && !(line[8].equals("none") && items)
                                  && !(line[8].equals("some") && !items);
                          return Arguments.of(
                              OrderAction.valueOf(line[0].toUpperCase(Locale.ROOT)),
                              status,
                              items,
                              may);
                        })));
  }

  @ParameterizedTest(name = "{0} from {1}, items {2}: {3}")
  @MethodSource("cases")
  void theTable(OrderAction action, OrderStatus status, boolean items, boolean may) {
    Outcome<OrderStatus> answer = action.from(status, items);
    assertThat(answer.isDone()).isEqualTo(may);
    if (answer instanceof Outcome.Refused<OrderStatus>(String code, String detail)) {
      assertThat(code).startsWith("order_");
      assertThat(detail).endsWith(".");
    }
  }

  @org.junit.jupiter.api.Test
  void theTableHoldsEveryAction() {
    assertThat(cases().map(arguments -> arguments.get()[0]).distinct())
        .containsExactlyInAnyOrder((Object[]) OrderAction.values());
  }
}
