package truetill.client.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.core.journal.OpBody;
import truetill.core.journal.OpCodec;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;
import truetill.core.pos.Tender;
import truetill.core.pos.Totals;

class RecordReaderTest {
  private static final UUID ANY = new UUID(0x7000, 9);

  @ParameterizedTest
  @MethodSource("bodies")
  void writingWhatWasReadGivesTheSameBytes(OpBody body) {
    JournalRecord written =
        new JournalFixture()
            .chain(new Journal.Head(41, JournalFixture.IDENTITY.root()), body)
            .getFirst();
    JournalRecord read = RecordReader.read(written.bytes()).orElseThrow();

    assertThat(OpCodec.encode(read.op())).isEqualTo(written.bytes());
    assertThat(read.op()).isEqualTo(written.op());
    assertThat(read.hash()).isEqualTo(written.hash());
    assertThat(RecordReader.isCanonical(read)).isTrue();
  }

  static Stream<OpBody> bodies() {
    CashCount count = CashCount.of(Map.of(Denomination.TWENTIES, 10)).orElseThrow();
    List<CartLine> lines =
        List.of(
            new CartLine(
                ANY,
                "ITM0000001",
                "Lampe „Été“ \uD83D\uDECB \"x\" \\ \n\u0001",
                1,
                Money.of("9.99")),
            new CartLine(null, null, "Bag", 3, Money.of("1.00")));
    Totals totals = Totals.of(lines, Rate.DEFAULT_TAX);
    return Stream.of(
        new OpBody.DrawerOpened(ANY, ANY, Money.of("200.00"), count),
        new OpBody.DrawerHandedOff(
            ANY, ANY, ANY, Money.ZERO, Money.of("0.01"), CashCount.NOT_COUNTED),
        new OpBody.DrawerDropped(ANY, ANY, Money.of("50.00"), CashCount.NOT_COUNTED, ""),
        new OpBody.DrawerNoSale(ANY, "change for a twenty"),
        new OpBody.DrawerClosed(ANY, Money.of("-1.00"), Money.ZERO, CashCount.NOT_COUNTED),
        new OpBody.CartCreated(ANY, Rate.DEFAULT_TAX),
        new OpBody.CartLineAdded(ANY, lines.getFirst()),
        new OpBody.CartLineRemoved(ANY, 1),
        new OpBody.CartParked(ANY),
        new OpBody.CartRecalled(ANY),
        new OpBody.CartAbandoned(ANY),
        new OpBody.SaleCompleted(
            ANY,
            ANY,
            "R-20261122-010001",
            lines,
            Rate.DEFAULT_TAX,
            totals,
            Tender.split(Money.of("5.00"), Money.of("20.00")).settle(totals.total()).orElseThrow(),
            null),
        new OpBody.SaleVoided(
            null, ANY, "R-20261122-010001", Money.ZERO, Money.ZERO, Money.ZERO, "wrong"),
        new OpBody.ClockedIn(ANY),
        new OpBody.ClockedOut(ANY, 30, 698),
        new OpBody.ReceiptReprinted("R-20261122-010001"),
        new OpBody.Checkpoint(40, "00", Money.MAX, Money.MAX.negate()),
        new OpBody.Unknown("thing.of_tomorrow", 7, Map.of("list", List.of(1, "two", true))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"v\":1",
        "{\"v\":1}{\"v\":1}",
        "{\"v\":1,\"v\":1}",
        "\u0000",
        "{\"v\":1.5}",
        "{\"v\":99999999999999999999}"
      })
  void whatIsNoRecordIsRefused(String text) {
    assertThat(RecordReader.read(text.getBytes(UTF_8))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aDeeplyNestedTextIsRefusedNotFollowed() {
    String deep = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);
    assertThat(RecordReader.read(deep.getBytes(UTF_8))).isInstanceOf(Outcome.Refused.class);
  }
}
