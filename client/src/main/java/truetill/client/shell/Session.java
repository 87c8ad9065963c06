package truetill.client.shell;

import java.util.EnumSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Actor;
import truetill.core.people.Role;

/** Who is at the till as the screens see it; the desk decides, this only remembers its answer. */
public final class Session {
  private final ReadOnlyObjectWrapper<@Nullable Actor> actor = new ReadOnlyObjectWrapper<>();

  public ReadOnlyObjectProperty<@Nullable Actor> actorProperty() {
    return actor.getReadOnlyProperty();
  }

  public @Nullable Actor actor() {
    return actor.get();
  }

  public void begin(Actor person) {
    actor.set(person);
  }

  public void end() {
    actor.set(null);
  }

  /** Whether a manager is at the till. */
  public boolean isManager() {
    Actor person = actor.get();
    return person != null && person.role().isManager();
  }

  boolean mayEnter(Screen screen) {
    Actor person = actor.get();
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    if (person != null) {
      roles.add(person.role());
    }
    return screen.access().allows(roles);
  }
}
