package truetill.core.consignment;

import truetill.core.money.Money;
import truetill.core.money.Rate;

/**
 * How the price of one sold item is divided (rules-store section 7, commission and earnings). The
 * store's part is rounded half up to the cent, once; the consignee gets the rest, so the two parts
 * always add up to the price.
 *
 * @param sale the line's price before tax
 * @param commission what the store keeps
 * @param earnings what the consignee gets
 */
public record Split(Money sale, Money commission, Money earnings) {
  /**
   * Divides a sale.
   *
   * @param storeShare the store's share in the agreement at the moment of the sale
   */
  public static Split of(Money sale, Rate storeShare) {
    Money commission = sale.timesRate(storeShare);
    return new Split(sale, commission, sale.minus(commission));
  }
}
