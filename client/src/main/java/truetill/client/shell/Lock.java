package truetill.client.shell;

import truetill.client.fx.Background;
import truetill.client.register.SignInDesk;

/** Locks the till; an open sale stays on it for whoever signs in next. */
public final class Lock {
  private final SignInDesk desk;
  private final Background background;
  private final Session session;
  private final Navigator navigator;

  public Lock(SignInDesk desk, Background background, Session session, Navigator navigator) {
    this.desk = desk;
    this.background = background;
    this.session = session;
    this.navigator = navigator;
  }

  public void now() {
    background.run(
        () -> {
          desk.signOut();
          return desk.people();
        },
        people -> {
          session.end();
          navigator.show(Screen.SIGN_IN);
        });
  }
}
