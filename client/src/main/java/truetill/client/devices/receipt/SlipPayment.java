package truetill.client.devices.receipt;

import truetill.core.money.Money;

/** How a receipt was paid (contract: {@code payment_method} cash, card or split). */
public sealed interface SlipPayment {
  /** True when notes and coins changed hands, which is what opens the drawer. */
  boolean movesCash();

  record Cash(Money tendered, Money change) implements SlipPayment {
    @Override
    public boolean movesCash() {
      return true;
    }
  }

  record Card(Money amount) implements SlipPayment {
    @Override
    public boolean movesCash() {
      return false;
    }
  }

  record Split(Money card, Money tendered, Money change) implements SlipPayment {
    @Override
    public boolean movesCash() {
      return true;
    }
  }
}
