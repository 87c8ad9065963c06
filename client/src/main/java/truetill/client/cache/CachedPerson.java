package truetill.client.cache;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Role;

/**
 * A person of this store with what is needed to check them offline (sync.md section 11).
 *
 * @param role null for a person of no group
 * @param passwordHash argon2id in its usual text form, null when the account has no password
 * @param pinHash the same of the PIN
 */
public record CachedPerson(
    UUID uid,
    String email,
    String name,
    @Nullable Role role,
    @Nullable String passwordHash,
    @Nullable String pinHash) {
  @Override
  public String toString() {
    return name; // never the hashes, wherever this is printed
  }
}
