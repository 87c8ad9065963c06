package truetill.client.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/** Moves between screens, and keeps out who may not enter. Given to screens, never looked up. */
public final class Navigator {
  /** From these there is no way back: the work before them is done. */
  private static final Set<Screen> BEGINNINGS =
      EnumSet.of(Screen.REFUSAL, Screen.SIGN_IN, Screen.DRAWER_OPEN, Screen.SALE);

  private final Session session;
  private final BooleanSupplier online;
  private final Deque<Screen> before = new ArrayDeque<>();
  private Consumer<Screen> stage = screen -> {};
  private @Nullable Screen current;

  public Navigator(Session session, BooleanSupplier online) {
    this.session = session;
    this.online = online;
  }

  /** Who puts the screen into the window. */
  void onShow(Consumer<Screen> next) {
    stage = next;
  }

  public @Nullable Screen current() {
    return current;
  }

  /** Shows the screen, or says why not: {@code not_allowed}, {@code needs_server}. */
  public Outcome<Screen> show(Screen next) {
    Outcome<Screen> allowed = allowed(next);
    if (allowed.isDone()) {
      if (BEGINNINGS.contains(next)) {
        before.clear();
      } else if (current != null && current != next) {
        before.push(current);
      }
      put(next);
    }
    return allowed;
  }

  /** One step back; nothing happens at a beginning. */
  public void back() {
    if (!before.isEmpty()) {
      put(before.pop());
    }
  }

  private void put(Screen next) {
    current = next;
    stage.accept(next);
  }

  /** What {@link #show} would answer. */
  public Outcome<Screen> allowed(Screen screen) {
    if (!session.mayEnter(screen)) {
      return Outcome.refused(
          "not_allowed",
          session.actor() == null ? "Sign in first." : "A manager must sign in for this.");
    }
    if (!screen.network().works(online.getAsBoolean())) {
      return Outcome.refused("needs_server", "This needs the store server; the till is alone now.");
    }
    return Outcome.done(screen);
  }
}
