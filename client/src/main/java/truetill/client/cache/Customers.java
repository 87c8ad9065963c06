package truetill.client.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import truetill.core.people.CustomerDetails;

/**
 * The store's customers: the server's rows under what own ops made of them and the feed does not
 * show yet.
 */
public final class Customers {
  private static final Comparator<CachedCustomer> BY_NAME =
      Comparator.comparing((CachedCustomer customer) -> customer.details().lastName())
          .thenComparing(customer -> customer.details().firstName())
          .thenComparing(CachedCustomer::number);

  private final Jdbi jdbi;
  private final Overlay overlay;

  Customers(Jdbi jdbi, Overlay overlay) {
    this.jdbi = jdbi;
    this.overlay = overlay;
  }

  public Optional<CachedCustomer> byUid(UUID uid) {
    return jdbi.withHandle(handle -> asOfNow(handle, uid));
  }

  /** Customers in whose names, number, email or phone every word is, by name. */
  public List<CachedCustomer> find(String text, int limit) {
    if (limit < 1) {
      return List.of();
    }
    return jdbi.withHandle(handle -> {
      Map<UUID, CachedCustomer> found = new LinkedHashMap<>();
      for (CachedCustomer customer : CustomerStore.find(handle, text, limit)) {
        asOfNow(handle, customer.uid()).ifPresent(now -> found.put(now.uid(), now));
      }
      for (CustomerStore.Own own : CustomerStore.findOwn(handle, text)) {
        if (!overlay.shows(own.seq())) {
          found.put(own.customer().uid(), own.customer());
        }
      }
      List<CachedCustomer> sorted = new ArrayList<>(found.values());
      sorted.sort(BY_NAME);
      return List.copyOf(sorted.subList(0, Math.min(limit, sorted.size())));
    });
  }

  private Optional<CachedCustomer> asOfNow(Handle handle, UUID uid) {
    return CustomerStore.own(handle, uid)
        .filter(own -> !overlay.shows(own.seq()))
        .map(CustomerStore.Own::customer)
        .or(() -> CustomerStore.byUid(handle, uid));
  }

  static CachedCustomer read(UUID uid, Row row) {
    return new CachedCustomer(
        uid,
        row.text("number"),
        new CustomerDetails(
            row.textOr("first_name", ""),
            row.textOr("last_name", ""),
            row.textOr("email", ""),
            row.textOr("phone", ""),
            row.textOr("notes", "")),
        "true".equals(row.textOrNull("staff")));
  }
}
