package truetill.core.wire.inventory;

import truetill.core.money.Money;

/** The contract's schema {@code ItemPublic}: the six fields anybody may look up. */
public record ItemPublic(
    String sku, String title, String brand, String category, Money price, String status) {}
