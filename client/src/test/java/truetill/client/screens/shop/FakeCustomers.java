package truetill.client.screens.shop;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.register.CustomerDesk;
import truetill.core.journal.OpBody;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.Cart;

/** Customers in memory, decided by the real rules. */
final class FakeCustomers implements CustomerDesk {
  private static final int SERIES = 1;
  private static final Rate TAX = new Rate(800);

  private final FakeTill till;
  private final Map<UUID, Found> known = new LinkedHashMap<>();

  FakeCustomers(FakeTill till) {
    this.till = till;
  }

  void know(String number, String first, String last, String email, String phone) {
    UUID uid = till.nextId();
    known.put(uid, new Found(uid, number, new CustomerDetails(first, last, email, phone, "")));
  }

  @Override
  public List<Found> find(String text, int limit) {
    String[] words = text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1);
    return known.values().stream()
        .filter(customer -> {
          CustomerDetails details = customer.details();
          String all =
              (customer.number() + " " + details.name() + " " + details.phone())
                  .toLowerCase(Locale.ROOT);
          return Arrays.stream(words).allMatch(all::contains);
        })
        .limit(limit)
        .toList();
  }

  @Override
  public @Nullable Found named() {
    Cart cart = till.state().cart();
    UUID customer = cart == null ? null : cart.customer();
    return customer == null ? null : known.get(customer);
  }

  @Override
  public Outcome<Cart> name(@Nullable UUID customer) {
    return till.till()
        .then(rules -> rules.nameCustomer(customer, till.nextId(), TAX))
        .map(bodies -> {
          for (OpBody body : bodies) {
            till.record(body);
          }
          Cart cart = till.state().cart();
          return cart == null ? Cart.empty(till.nextId(), TAX) : cart;
        });
  }

  @Override
  public Outcome<Found> create(CustomerDetails details) {
    return till.till()
        .then(rules -> rules.customers().create(till.nextId(), SERIES, details))
        .map(body -> {
          till.record(body);
          Found customer = new Found(body.customer(), body.number(), body.details());
          known.put(customer.uid(), customer);
          return customer;
        });
  }

  @Override
  public Outcome<Found> edit(UUID customer, CustomerDetails details) {
    Found before = known.get(customer);
    if (before == null) {
      return Outcome.refused("unknown_customer", "That customer is not known at this register.");
    }
    return till.till()
        .then(rules -> rules.customers().edit(customer, false, before.details(), details))
        .map(body -> {
          till.record(body);
          Found after = new Found(customer, before.number(), body.after());
          known.put(customer, after);
          return after;
        });
  }
}
