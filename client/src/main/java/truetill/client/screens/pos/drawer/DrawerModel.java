package truetill.client.screens.pos.drawer;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.fx.Notice;
import truetill.client.fx.Words;
import truetill.client.register.DrawerDesk;
import truetill.client.register.ReserveDesk;
import truetill.client.register.SignInDesk;
import truetill.client.register.SignInDesk.Person;
import truetill.client.screens.pos.count.CountModel;
import truetill.client.shell.FrameModel;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.client.shell.Session;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;

/**
 * Moving cash while the drawer stays open: a drop to the safe, change from the reserve and back for
 * managers, or the drawer to somebody else.
 */
public final class DrawerModel {
  private final DrawerDesk desk;
  private final ReserveDesk reserve;
  private final SignInDesk signIn;
  private final Session session;
  private final Background background;
  private final Navigator navigator;
  private final FrameModel frame;
  private final Words words;
  private final CountModel count = new CountModel();
  private final StringProperty note = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Task> task = new ReadOnlyObjectWrapper<>(Task.DROP);
  private final ObservableList<Person> people = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Person> chosen = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);
  private boolean asking;

  enum Task {
    DROP,
    /** Change out of the reserve. */
    DRAW,
    /** Cash back to the reserve. */
    PUT_BACK,
    HAND_OFF,
    WHO;

    /** The whole drawer is counted, and not only what moves. */
    boolean countsAll() {
      return this == HAND_OFF || this == WHO;
    }
  }

  private static final List<Task> OF_CASHIERS = List.of(Task.DROP, Task.HAND_OFF);
  private static final List<Task> OF_MANAGERS =
      List.of(Task.DROP, Task.HAND_OFF, Task.DRAW, Task.PUT_BACK);

  public DrawerModel(
      DrawerDesk desk,
      ReserveDesk reserve,
      SignInDesk signIn,
      Session session,
      Background background,
      Navigator navigator,
      FrameModel frame,
      Words words) {
    this.desk = desk;
    this.reserve = reserve;
    this.signIn = signIn;
    this.session = session;
    this.background = background;
    this.navigator = navigator;
    this.frame = frame;
    this.words = words;
  }

  void entered() {
    notice.set(Notice.NONE);
    begin(Task.DROP);
    background.run(this::others, people::setAll);
  }

  private List<Person> others() {
    OpenDrawer drawer = desk.open();
    UUID holder = drawer == null ? null : drawer.cashier();
    return signIn.people().stream().filter(person -> !person.uid().equals(holder)).toList();
  }

  private void begin(Task next) {
    count.clear();
    note.set("");
    chosen.set(null);
    task.set(next);
  }

  /** To the next thing this person may do; what was counted so far is given up. */
  void switchTask() {
    notice.set(Notice.NONE);
    begin(next());
  }

  /** What {@link #switchTask} goes to. */
  Task next() {
    List<Task> offered = session.isManager() ? OF_MANAGERS : OF_CASHIERS;
    return offered.get((offered.indexOf(task.get()) + 1) % offered.size());
  }

  void goOn() {
    if (!reason().isEmpty() || asking) {
      return;
    }
    switch (task.get()) {
      case DROP -> move(desk::drop, "drawer.dropped");
      case DRAW -> move(reserve::draw, "drawer.drawn");
      case PUT_BACK -> move(reserve::putBack, "drawer.putback");
      case HAND_OFF -> {
        count.lockedProperty().set(true);
        task.set(Task.WHO);
      }
      case WHO -> handOff();
    }
  }

  /** Cash that goes into the drawer or out of it. */
  private interface Move {
    Outcome<OpenDrawer> of(Money total, CashCount count, String notes);
  }

  private void move(Move move, String done) {
    if (count.count() instanceof Outcome.Done<CashCount>(CashCount counted)) {
      Money moved = counted.total();
      ask(() -> move.of(moved, counted, note.get()), words.say(done, moved));
    }
  }

  private void handOff() {
    Person incoming = chosen.get();
    if (incoming != null && count.count() instanceof Outcome.Done<CashCount>(CashCount counted)) {
      ask(
          () -> desk.handOff(incoming.uid(), counted.total(), counted),
          words.say("drawer.handedoff", incoming.name()));
    }
  }

  private void ask(Supplier<Outcome<OpenDrawer>> command, String done) {
    asking = true;
    background.run(
        command,
        outcome -> {
          asking = false;
          switch (outcome) {
            case Outcome.Done<OpenDrawer> moved -> {
              begin(Task.DROP);
              notice.set(Notice.done(done));
              frame.refresh();
              background.run(this::others, people::setAll);
            }
            case Outcome.Refused<OpenDrawer>(String code, String detail) ->
                notice.set(Notice.error(detail));
          }
        },
        () -> asking = false);
  }

  void choose(Person person) {
    chosen.set(person);
  }

  void step(int by) {
    if (!people.isEmpty()) {
      int at = people.indexOf(chosen.get()) + by;
      chosen.set(people.get(Math.clamp(at, 0, people.size() - 1)));
    }
  }

  void back() {
    if (task.get() == Task.WHO) {
      count.lockedProperty().set(false);
      task.set(Task.HAND_OFF);
    } else {
      navigator.show(Screen.SALE);
    }
  }

  void scanned(String code) {
    notice.set(Notice.error(words.say("drawercount.scanned", code)));
  }

  // ---- what the screen says ----

  /** Why the bar cannot be pressed, in words; empty when it can. */
  String reason() {
    if (task.get() == Task.WHO) {
      return chosen.get() == null ? words.say("drawer.who.missing") : "";
    }
    if (count.wrongProperty().get() > 0) {
      return words.count("count.wrong", count.wrongProperty().get());
    }
    if (!task.get().countsAll()) {
      return count.totalProperty().get().isZero() ? words.say("drawer.drop.missing") : "";
    }
    return count.isComplete() ? "" : words.count("count.blank", count.blankProperty().get());
  }

  String bar() {
    Person incoming = chosen.get();
    return switch (task.get()) {
      case DROP -> words.say("drawer.bar.drop");
      case DRAW -> words.say("drawer.bar.draw");
      case PUT_BACK -> words.say("drawer.bar.put_back");
      case HAND_OFF -> words.say("drawer.bar.handoff");
      case WHO ->
          incoming == null
              ? words.say("drawer.bar.handoff")
              : words.say("drawer.bar.who", incoming.firstName());
    };
  }

  CountModel count() {
    return count;
  }

  StringProperty noteProperty() {
    return note;
  }

  ReadOnlyObjectProperty<Task> taskProperty() {
    return task.getReadOnlyProperty();
  }

  /** Who could take the drawer over. */
  ObservableList<Person> people() {
    return people;
  }

  ReadOnlyObjectProperty<@Nullable Person> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  ObjectProperty<Notice> noticeProperty() {
    return notice;
  }
}
