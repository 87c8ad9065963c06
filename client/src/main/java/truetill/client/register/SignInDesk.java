package truetill.client.register;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.Role;

/** Who is at the till. Works with no network from what the register knows of the store's people. */
public interface SignInDesk {
  /** The person signed in, null when the till is locked. */
  @Nullable Actor current();

  /** Staff of this store for the tiles, by name. */
  List<Person> people();

  /**
   * Refusals: {@code wrong_password}, {@code not_allowed}, {@code locked_out}, {@code
   * offline_too_long}. After a week without the store a manager signs in without a manager's
   * rights.
   */
  Outcome<Actor> withPassword(String email, String password);

  /** A PIN alone finds its person. */
  Outcome<Actor> withPin(String pin);

  /** Locks the till; an open sale stays on it. */
  void signOut();

  /** Somebody who may sign in. */
  record Person(UUID uid, String name, Role role) {
    /** What people call them, where there is no room for the whole name. */
    public String firstName() {
      String whole = name.strip();
      int blank = whole.indexOf(' ');
      return blank < 0 ? whole : whole.substring(0, blank);
    }
  }
}
