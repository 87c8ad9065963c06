package truetill.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome.Refused;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;
import truetill.core.pos.Tender;
import truetill.core.pos.Totals;

class OpCodecTest {
  private static final UUID A = UUID.fromString("01930000-0000-7000-8000-000000000001");
  private static final UUID B = UUID.fromString("01930000-0000-7000-8000-000000000002");
  private static final UUID C = UUID.fromString("01930000-0000-7000-8000-000000000003");
  private static final CashCount COUNT =
      CashCount.of(Map.of(Denomination.TWENTIES, 9, Denomination.PENNIES, 3)).orElseThrow();
  private static final List<CartLine> LINES =
      List.of(
          new CartLine(B, "ITM0000001", "Lamp “Zoë” \u0007 \uD83D\uDC57", 1, Money.of("10.05")),
          new CartLine(null, null, "Jeans", 2, Money.of("2.50")));

  private static final CustomerDetails ZOE =
      new CustomerDetails("Zoë", "Lee", "zoe@example.test", "555-0100", "");

  static Stream<OpBody> bodies() {
    Totals totals = Totals.of(LINES, Rate.DEFAULT_TAX);
    return Stream.of(
        new OpBody.DrawerOpened(A, B, Money.of("180.03"), COUNT),
        new OpBody.DrawerOpened(A, B, Money.of("200.00"), CashCount.NOT_COUNTED),
        new OpBody.DrawerHandedOff(A, B, C, Money.of("10.00"), Money.of("9.00"), COUNT),
        new OpBody.DrawerDropped(A, B, Money.of("50.00"), CashCount.NOT_COUNTED, "to the safe"),
        new OpBody.DrawerNoSale(A, "change for a twenty"),
        new OpBody.DrawerClosed(A, Money.of("20.00"), Money.of("19.50"), COUNT),
        new OpBody.CartCreated(A, Rate.DEFAULT_TAX),
        new OpBody.CartLineAdded(A, LINES.getFirst()),
        new OpBody.CartLineAdded(A, LINES.getLast()),
        new OpBody.CartLineRemoved(A, 2),
        new OpBody.CartParked(A),
        new OpBody.CartRecalled(A),
        new OpBody.CartAbandoned(A),
        sale(totals, Tender.cash(Money.of("50.00")).settle(totals.total()).orElseThrow()),
        sale(totals, Tender.card().settle(totals.total()).orElseThrow()),
        sale(totals, Tender.split(Money.of("5.00"), null).settle(totals.total()).orElseThrow()),
        new OpBody.SaleVoided(
            A, B, "R-20261122-010001", Money.of("9.00"), Money.of("4.00"), Money.of("5.00"), "x"),
        new OpBody.SaleVoided(
            null, B, "R-20261122-010001", Money.of("9.00"), Money.ZERO, Money.of("9.00"), ""),
        new OpBody.ClockedIn(A),
        new OpBody.ClockedOut(A, 30, 698),
        new OpBody.ReceiptReprinted("R-20261122-010001"),
        new OpBody.CartCustomerNamed(A, B),
        new OpBody.CartCustomerNamed(A, null),
        new SupplementalOp.Drawn(A, B, Money.of("180.03"), COUNT, "ones"),
        new SupplementalOp.Returned(A, B, Money.of("40.00"), CashCount.NOT_COUNTED, ""),
        new CustomerOp.Created(A, "CUS-07-001", ZOE),
        new CustomerOp.Edited(A, ZOE, new CustomerDetails("Zoë", "Lee", "", "", "moved")),
        new OpBody.AuthLocked(6, 60),
        new OpBody.Checkpoint(41, "ab".repeat(32), Money.of("900.00"), Money.of("-1.00")),
        new OpBody.Unknown("gift.sold", 3, Map.of("future", List.of(1L, "two"))));
  }

  private static OpBody sale(Totals totals, Tender.Payment payment) {
    return new OpBody.SaleCompleted(
        A, B, "R-20261122-010001", LINES, Rate.DEFAULT_TAX, totals, payment, C);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyBodyComesBackEqualAndWithEqualBytes(OpBody body) {
    Op op = op(body);
    Op read = OpCodec.decode(OpCodec.toTree(op)).orElseThrow();
    if (!(body instanceof OpBody.Unknown)) {
      assertThat(read).isEqualTo(op);
    }
    assertThat(OpCodec.encode(read)).isEqualTo(OpCodec.encode(op));
  }

  @Test
  void theEnvelopeRepeatsTheMoneyOfTheBody() {
    Map<String, @Nullable Object> tree =
        OpCodec.toTree(op(new OpBody.DrawerDropped(A, B, Money.of("50.00"), COUNT, "")));
    assertThat(tree).containsEntry("cash", -5000L).containsEntry("drawer", A.toString());
    Map<String, @Nullable Object> lying = new LinkedHashMap<>(tree);
    lying.put("cash", -4000L);
    assertThat(OpCodec.decode(lying)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aRecordWithAMissingOrWrongValueIsRefusedAndNeverThrows(OpBody body) {
    Map<String, @Nullable Object> tree = OpCodec.toTree(op(body));
    for (String key : tree.keySet()) {
      for (Object wrong : new Object[] {"", 3.5, List.of(), Map.of("a", 1), true, -1L}) {
        Map<String, @Nullable Object> broken = new LinkedHashMap<>(tree);
        broken.put(key, wrong);
        OpCodec.decode(broken);
      }
      Map<String, @Nullable Object> missing = new LinkedHashMap<>(tree);
      missing.remove(key);
      if (!key.equals("drawer") && !(key.equals("cash") || key.equals("gross"))) {
        assertThat(OpCodec.decode(missing)).as("without %s", key).isInstanceOf(Refused.class);
      }
    }
  }

  @Test
  void canonicalBytesAreSortedNormalisedAndOnOneLine() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("b", List.of(1, true, "x"));
    value.put("a", "e\u0301\n\"\\\u0001");
    value.put("c", null);
    assertThat(new String(Canonical.write(value), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":\"é\\n\\\"\\\\\\u0001\",\"b\":[1,true,\"x\"],\"c\":null}");
  }

  @Test
  void fractionsAndEndlessNestingHaveNoCanonicalForm() {
    assertThatThrownBy(() -> Canonical.write(Map.of("a", 1.5)))
        .isInstanceOf(IllegalArgumentException.class);
    Map<String, Object> nested = Map.of("a", 1);
    for (int depth = 0; depth < 20; depth++) {
      nested = Map.of("a", nested);
    }
    Map<String, Object> deep = nested;
    assertThatThrownBy(() -> Canonical.write(deep)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halfASurrogatePairBecomesAMarkInsteadOfBrokenBytes() {
    String written =
        new String(
            Canonical.write(Map.of("a", "x\uD83D y\uDC57 \uD83D\uDC57")), StandardCharsets.UTF_8);
    assertThat(written).isEqualTo("{\"a\":\"x\uFFFD y\uFFFD \uD83D\uDC57\"}");
  }

  private static Op op(OpBody body) {
    return new Op(
        new Op.Envelope(
            C,
            A,
            12,
            "cd".repeat(32),
            Instant.parse("2026-11-22T15:00:00.123Z"),
            ZoneId.of("America/Chicago"),
            LocalDate.of(2026, 11, 22),
            B,
            "Employee/pin",
            new Op.Seen("e1", 99)),
        body);
  }
}
