package truetill.server.pos;

import java.time.Instant;
import java.util.UUID;
import truetill.core.wire.pos.Cart;
import truetill.core.wire.pos.Receipt;

/** The contract's schema {@code ReceiptDetail}: the receipt with its sale and what to print. */
record ReceiptDetail(
    long id,
    UUID uid,
    long cart,
    String receiptNumber,
    boolean printed,
    boolean emailed,
    Instant createdAt,
    Cart sale,
    ReceiptPrintData printData) {
  static ReceiptDetail of(Receipt receipt, Cart sale, ReceiptPrintData printData) {
    return new ReceiptDetail(
        receipt.id(),
        receipt.uid(),
        receipt.cart(),
        receipt.receiptNumber(),
        receipt.printed(),
        receipt.emailed(),
        receipt.createdAt(),
        sale,
        printData);
  }
}
