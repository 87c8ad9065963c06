package truetill.core.people;

import java.time.Duration;

/**
 * What a sign-in without the store is still worth (sync.md section 11, I27): who works there is
 * believed for fourteen days after the last contact, what a manager may do for seven.
 */
public enum OfflineRights {
  ALL,
  /** A manager sells like everybody else. */
  NO_MANAGER,
  NONE;

  private static final Duration MANAGER = Duration.ofDays(7);
  private static final Duration ANYBODY = Duration.ofDays(14);

  /**
   * By how long ago the store was last heard of, as {@link truetill.core.clock.StoreContact#age}
   * tells it.
   */
  public static OfflineRights after(Duration age) {
    if (age.compareTo(ANYBODY) > 0) {
      return NONE;
    }
    return age.compareTo(MANAGER) > 0 ? NO_MANAGER : ALL;
  }

  /** What is left of a role. */
  public Role limit(Role role) {
    return this == ALL || !role.isManager() ? role : Role.EMPLOYEE;
  }
}
