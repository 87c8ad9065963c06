package truetill.core.people;

import truetill.core.outcome.Outcome;

/** Who may stop being an administrator (promise 57): never the caller, never the last one. */
public final class AdministratorRule {
  private AdministratorRule() {}

  /** Whether somebody is an administrator who can sign in. */
  public record Standing(boolean active, boolean administrator) {
    public boolean canAdminister() {
      return active && administrator;
    }
  }

  /**
   * Refuses a change that locks the caller or everybody out.
   *
   * @param self the caller changes his own account
   * @param others further administrators who can sign in
   */
  public static Outcome<Standing> change(
      Standing before, Standing after, boolean self, int others) {
    if (self && before.active() && !after.active()) {
      return Outcome.refused(
          "own_account", "You cannot disable your own account. Ask another administrator.");
    }
    if (self && before.administrator() && !after.administrator()) {
      return Outcome.refused(
          "own_account", "You cannot take away your own role. Ask another administrator.");
    }
    if (before.canAdminister() && !after.canAdminister() && others == 0) {
      return Outcome.refused(
          "last_administrator",
          "This is the last active administrator. Make somebody else an administrator first.");
    }
    return Outcome.done(after);
  }
}
