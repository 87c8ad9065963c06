package truetill.core.people;

import java.util.UUID;

/**
 * The person at the till, with the role held at this moment.
 *
 * @param proof how they signed in: {@code pin} or {@code password}
 */
public record Actor(UUID uid, String name, Role role, String proof) {
  /** What an op keeps of it: {@code Employee/pin} (sync.md section 11). */
  public String auth() {
    return role.wire() + "/" + proof;
  }
}
