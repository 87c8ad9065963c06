package truetill.client.register;

import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * One till as the screens and the headless console see it: its desks, its shop, and its state. It
 * is handed to them; nobody looks it up.
 */
public interface Register {
  SignInDesk signIn();

  SellingDesk selling();

  DrawerDesk drawer();

  ReserveDesk reserve();

  CustomerDesk customers();

  TimeClock timeClock();

  RegisterStatus status();

  /** Tries to exchange with the server now; offline it answers at once. */
  RegisterStatus sync();

  /**
   * Called, on any thread, whenever {@link #status} or {@link SellingDesk#inOtherCarts} may have
   * changed; close it to stop.
   */
  AutoCloseable onStatus(Consumer<RegisterStatus> listener);

  Shop shop();

  /**
   * What stands on the header and on paper.
   *
   * @param registerCode such as {@code REG-01}
   */
  record Shop(
      String name,
      String address,
      String phone,
      String receiptHeader,
      String receiptFooter,
      String registerName,
      String registerCode,
      ZoneId zone) {}
}
