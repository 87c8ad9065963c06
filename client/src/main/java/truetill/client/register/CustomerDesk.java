package truetill.client.register;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.Cart;

/**
 * Whose sale it is, and the store's customers, with or without a network. Threads and answers as
 * {@link SellingDesk}; refusals beside those of {@link truetill.core.pos.Till} and {@link
 * truetill.core.pos.TillCustomers}: {@code unknown_customer}.
 */
public interface CustomerDesk {
  /**
   * Customers in whose names, number, email or phone every word is. A cashier sees name and number;
   * how to reach them is a manager's to know.
   */
  List<Found> find(String text, int limit);

  /** The customer of the sale on the counter, null for nobody in particular. */
  @Nullable Found named();

  /** Says whose sale it is; null for nobody in particular. */
  Outcome<Cart> name(@Nullable UUID customer);

  /** Takes up a customer under a number of this register's own series. */
  Outcome<Found> create(CustomerDetails details);

  Outcome<Found> edit(UUID customer, CustomerDetails details);

  /** One customer, with as much as the person at the till may see. */
  record Found(UUID uid, String number, CustomerDetails details) {}
}
