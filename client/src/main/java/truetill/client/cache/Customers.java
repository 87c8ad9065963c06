package truetill.client.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import truetill.core.people.CustomerDetails;
import truetill.core.wire.sync.FeedTables;

/**
 * The store's customers: the server's rows under what own ops made of them and the feed does not
 * show yet.
 */
public final class Customers {
  private static final Comparator<CachedCustomer> BY_NAME =
      Comparator.comparing((CachedCustomer customer) -> customer.details().lastName())
          .thenComparing(customer -> customer.details().firstName())
          .thenComparing(CachedCustomer::number);

  private final Marks marks;
  private final ImageReads reads;
  private final Overlay overlay;

  Customers(Marks marks, ImageReads reads, Overlay overlay) {
    this.marks = marks;
    this.reads = reads;
    this.overlay = overlay;
  }

  public Optional<CachedCustomer> byUid(UUID uid) {
    return marks.steady(() -> reads.read((handle, tables) -> asOfNow(handle, tables, uid)));
  }

  /** Customers in whose names, number, email or phone every word is, by name. */
  public List<CachedCustomer> find(String text, int limit) {
    if (limit < 1) {
      return List.of();
    }
    List<CachedCustomer> sorted =
        new ArrayList<>(
            marks.steady(() -> reads.read((handle, tables) -> found(handle, tables, text, limit))));
    sorted.sort(BY_NAME);
    return List.copyOf(sorted.subList(0, Math.min(limit, sorted.size())));
  }

  private Collection<CachedCustomer> found(
      Handle handle, ImageTables tables, String text, int limit) {
    Map<UUID, CachedCustomer> found = new LinkedHashMap<>();
    for (CachedCustomer customer : CustomerStore.find(handle, tables, text, limit)) {
      asOfNow(handle, tables, customer.uid()).ifPresent(now -> found.put(now.uid(), now));
    }
    for (CustomerStore.Own own : CustomerStore.findOwn(handle, text)) {
      if (!overlay.shows(own.seq())) {
        found.put(own.customer().uid(), own.customer());
      }
    }
    return found.values();
  }

  private Optional<CachedCustomer> asOfNow(Handle handle, ImageTables tables, UUID uid) {
    return CustomerStore.own(handle, uid)
        .filter(own -> !overlay.shows(own.seq()))
        .map(CustomerStore.Own::customer)
        .or(() -> CustomerStore.byUid(handle, tables, uid));
  }

  /** A customer as the server sends it. */
  static CachedCustomer read(String uid, Map<String, @Nullable Object> values) {
    Row row = new Row(FeedTables.CUSTOMER, values);
    return new CachedCustomer(
        Row.uuid(FeedTables.CUSTOMER, uid),
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
