package truetill.client.cache;

import java.util.UUID;
import truetill.core.people.CustomerDetails;

/**
 * A customer as this register knows him.
 *
 * @param number as printed, such as {@code CUS-007} or {@code CUS-02-001}
 * @param staff works here too: name and email are an administrator's business
 */
public record CachedCustomer(UUID uid, String number, CustomerDetails details, boolean staff) {}
