package truetill.client.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import truetill.client.devices.receipt.ReceiptLine;
import truetill.client.devices.receipt.ReceiptSlip;
import truetill.client.devices.receipt.SlipPayment;
import truetill.client.devices.receipt.StoreHeading;
import truetill.core.money.Money;
import truetill.core.money.Rate;

/** Receipts by a seeded die, hostile ones among them; the same seed gives the same receipts. */
public final class RandomSlips {
  /** Words every receipt printer of the code page can print as they are. */
  private static final List<String> FAIR =
      List.of(
          "Lamp",
          "jeans",
          "Crème",
          "brûlée",
          "£5",
          "€3",
          "“Été”",
          "it’s",
          "–",
          "señor",
          "Größe",
          "½",
          "book",
          "vase",
          "a",
          "Ångström",
          "«sac»",
          "50%",
          "12.50",
          "…");

  /** Words that must be changed on their way, but never to the replacement mark. */
  private static final List<String> NEARABLE =
      List.of(
          "Łódź", "😀", "👩‍👩‍👧", "★", "Dvořák", "ﬁne", "−5", "a\u200Bb", "\u202Edcba", "🇫🇷");

  private static final List<String> HOSTILE =
      List.of(
          "\u001Bp\u0000\u0019\u00FA",
          "\u001DV\u0000",
          "\u001B@",
          "\u0010\u0004\u0001",
          "\u001C.",
          "\u0000\u0000",
          "\u001D(k\u0003",
          "\u0085\u009B",
          "日本語",
          "\uD800",
          "<script>",
          "{{7*7}}");

  private final Random die;

  public RandomSlips(long seed) {
    die = new Random(seed);
  }

  /**
   * A receipt of a kind.
   *
   * @param fair no word in it needs the replacement mark
   */
  public ReceiptSlip next(boolean fair) {
    List<ReceiptLine> lines = new ArrayList<>();
    int count = 1 + die.nextInt(die.nextInt(20) == 0 ? 120 : 8);
    for (int line = 0; line < count; line++) {
      lines.add(line(fair));
    }
    return new ReceiptSlip(
        new StoreHeading(
            text(4, fair),
            text(3, fair) + "\n" + text(3, fair),
            "555-0100",
            text(9, fair),
            text(9, fair)),
        "R-20%02d1122-%06d".formatted(die.nextInt(100), die.nextInt(1_000_000)),
        Instant.ofEpochSecond(die.nextLong(4_000_000_000L)),
        Slips.CHICAGO,
        text(2, fair),
        text(2, fair),
        lines,
        amount(),
        new Rate(die.nextInt(10_000)),
        amount(),
        amount(),
        payment(),
        Set.of());
  }

  private ReceiptLine line(boolean fair) {
    int quantity = die.nextInt(4) == 0 ? 1 + die.nextInt(100_000) : 1;
    String title = die.nextInt(200) == 0 ? "x".repeat(10_000) : text(1 + die.nextInt(12), fair);
    String sku = die.nextInt(5) == 0 ? "" : "ITM%07d".formatted(die.nextInt(10_000_000));
    return new ReceiptLine(title, sku, quantity, amount(), amount());
  }

  private SlipPayment payment() {
    return switch (die.nextInt(3)) {
      case 0 -> new SlipPayment.Cash(amount(), amount());
      case 1 -> new SlipPayment.Card(amount());
      default -> new SlipPayment.Split(amount(), amount(), amount());
    };
  }

  private Money amount() {
    int digits = 1 + die.nextInt(10);
    long cents = die.nextLong((long) Math.pow(10, digits));
    return Money.ofCents(die.nextInt(10) == 0 ? -cents : cents);
  }

  private String text(int words, boolean fair) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < words; word++) {
      int kind = die.nextInt(fair ? 4 : 6);
      List<String> pool = kind < 3 ? FAIR : kind == 3 ? NEARABLE : HOSTILE;
      text.append(text.isEmpty() || die.nextInt(9) == 0 ? "" : " ");
      text.append(pool.get(die.nextInt(pool.size())));
    }
    return text.toString();
  }
}
