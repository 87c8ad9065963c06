package truetill.server.pos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.wire.pos.Cart;
import truetill.core.wire.pos.CartLine;
import truetill.server.http.Json;

/**
 * The contract's schema {@code ReceiptPrintData}: what a receipt printer service takes. Its amounts
 * are JSON numbers, so this record belongs to the server and not to the shared wire records.
 */
record ReceiptPrintData(
    String storeName,
    String storeAddress,
    String storePhone,
    String receiptNumber,
    String date,
    String time,
    String cashier,
    List<Line> items,
    JsonNode subtotal,
    JsonNode tax,
    JsonNode total,
    String paymentMethod,
    @Nullable JsonNode amountTendered,
    @Nullable JsonNode change,
    String footer) {
  static final List<String> SETTINGS =
      List.of("store_name", "store_address", "store_phone", "receipt_footer");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  /** One printed line. */
  record Line(String name, int quantity, JsonNode unitPrice, JsonNode lineTotal) {}

  /**
   * What to print of a paid sale.
   *
   * @param settings texts of the store by setting key; a missing one is printed empty
   */
  static ReceiptPrintData of(
      Cart sale, String receiptNumber, Instant soldAt, ZoneId zone, Map<String, String> settings) {
    ZonedDateTime local = soldAt.atZone(zone);
    String cashier = sale.cashierName();
    return new ReceiptPrintData(
        settings.getOrDefault("store_name", ""),
        settings.getOrDefault("store_address", ""),
        settings.getOrDefault("store_phone", ""),
        receiptNumber,
        local.toLocalDate().toString(),
        TIME.format(local),
        cashier == null ? "" : cashier,
        sale.lines().stream().map(ReceiptPrintData::line).toList(),
        Json.number(sale.subtotal()),
        Json.number(sale.taxAmount()),
        Json.number(sale.total()),
        sale.paymentMethod(),
        number(sale.cashTendered()),
        number(sale.changeGiven()),
        settings.getOrDefault("receipt_footer", ""));
  }

  private static Line line(CartLine line) {
    return new Line(
        line.description(),
        line.quantity(),
        Json.number(line.unitPrice()),
        Json.number(line.lineTotal()));
  }

  private static @Nullable JsonNode number(@Nullable Money amount) {
    return amount == null ? null : Json.number(amount);
  }
}
