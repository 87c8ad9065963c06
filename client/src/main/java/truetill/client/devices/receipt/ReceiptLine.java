package truetill.client.devices.receipt;

import truetill.core.money.Money;

/**
 * One sold thing on a receipt. The layout prints the amounts as they are and computes none.
 *
 * @param sku empty for an untagged thing
 */
public record ReceiptLine(
    String description, String sku, int quantity, Money unitPrice, Money lineTotal) {}
