package truetill.client.shell;

import truetill.client.fx.Theme;

/** How this till likes to look. Kept beside the register's data, not in the user's account. */
public interface Preferences {
  Theme theme();

  /** Remembers the choice for the next start. */
  void theme(Theme chosen);
}
