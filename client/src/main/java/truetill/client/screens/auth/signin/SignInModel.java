package truetill.client.screens.auth.signin;

import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.fx.Notice;
import truetill.client.fx.Words;
import truetill.client.register.Register;
import truetill.client.register.SignInDesk;
import truetill.client.register.SignInDesk.Person;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.client.shell.Session;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.pos.Cart;

/**
 * Who is at the till: a name and a PIN, a PIN alone, or e-mail and password. A sale that waits on
 * the till is announced, and goes on with whoever signs in.
 */
public final class SignInModel {
  static final int LEAST_PIN = 4;
  private static final int MOST_PIN = 12;

  private final Register register;
  private final Background background;
  private final Session session;
  private final Navigator navigator;
  private final Words words;

  private final ObservableList<Person> people = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Person> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper typed = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper byPassword = new ReadOnlyBooleanWrapper(false);
  private final StringProperty email = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);
  private final StringBuilder pin = new StringBuilder();
  private boolean asking;

  public SignInModel(
      Register register, Background background, Session session, Navigator navigator, Words words) {
    this.register = register;
    this.background = background;
    this.session = session;
    this.navigator = navigator;
    this.words = words;
  }

  void entered() {
    clear();
    chosen.set(null);
    byPassword.set(false);
    notice.set(Notice.NONE);
    background.run(() -> register.signIn().people(), people::setAll);
    background.run(() -> announcement(register.selling().current()), waiting::set);
  }

  private String announcement(Cart cart) {
    return cart.isEmpty()
        ? ""
        : words.count("signin.waiting", cart.lines().size(), cart.totals().total());
  }

  // ---- PIN ----

  void choose(Person person) {
    chosen.set(person);
    clearPin();
    notice.set(Notice.NONE);
  }

  /** Arrow keys move over the tiles. */
  void step(int by) {
    if (!people.isEmpty()) {
      Person now = chosen.get();
      int at = now == null ? (by > 0 ? 0 : people.size() - 1) : people.indexOf(now) + by;
      choose(people.get(Math.clamp(at, 0, people.size() - 1)));
    }
  }

  void type(String characters) {
    for (int at = 0; at < characters.length(); at++) {
      char digit = characters.charAt(at);
      if (digit >= '0' && digit <= '9' && pin.length() < MOST_PIN) {
        pin.append(digit);
      } else if (digit < '0' || digit > '9') {
        notice.set(Notice.info(words.say("signin.digits")));
      }
    }
    typed.set(pin.length());
  }

  void erase() {
    if (!pin.isEmpty()) {
      pin.setLength(pin.length() - 1);
      typed.set(pin.length());
    }
  }

  private void clearPin() {
    pin.setLength(0);
    typed.set(0);
  }

  /** Forgets everything typed. */
  void clear() {
    clearPin();
    email.set("");
    password.set("");
  }

  // ---- both ways ----

  void switchWay() {
    clear();
    notice.set(Notice.NONE);
    byPassword.set(!byPassword.get());
  }

  void submit() {
    if (!missing().isEmpty() || asking) {
      return;
    }
    SignInDesk desk = register.signIn();
    if (byPassword.get()) {
      String name = email.get().strip();
      String secret = password.get();
      ask(() -> desk.withPassword(name, secret), null);
    } else {
      String secret = pin.toString();
      ask(() -> desk.withPin(secret), chosen.get());
    }
  }

  private void ask(Supplier<Outcome<Actor>> attempt, @Nullable Person expected) {
    asking = true;
    background.run(
        () -> {
          Outcome<Actor> outcome = attempt.get();
          boolean other =
              outcome instanceof Outcome.Done<Actor>(Actor actor) && isOther(actor, expected);
          if (other) {
            register.signIn().signOut();
          }
          return new Answer(
              other ? Outcome.refused("wrong_password", words.say("signin.notyours")) : outcome,
              register.drawer().open() != null);
        },
        this::show,
        () -> asking = false);
  }

  private static boolean isOther(Actor actor, @Nullable Person expected) {
    return expected != null && !expected.uid().equals(actor.uid());
  }

  private record Answer(Outcome<Actor> outcome, boolean drawerOpen) {}

  private void show(Answer answer) {
    asking = false;
    switch (answer.outcome()) {
      case Outcome.Done<Actor>(Actor actor) -> {
        clear();
        session.begin(actor);
        navigator.show(answer.drawerOpen() ? Screen.SALE : Screen.DRAWER_OPEN);
      }
      case Outcome.Refused<Actor>(String code, String detail) -> {
        clearPin();
        password.set("");
        notice.set(Notice.error(detail));
      }
    }
  }

  /** A scan while the till is locked is not in any sale, and that is said. */
  void scanned(String code) {
    notice.set(Notice.error(words.say("signin.scanned", code)));
  }

  // ---- what the screen says ----

  /** What is still to type, in words; empty when Enter may be pressed. */
  String missing() {
    if (byPassword.get()) {
      return email.get().isBlank() || password.get().isEmpty()
          ? words.say("signin.password.missing")
          : "";
    }
    int rest = LEAST_PIN - pin.length();
    return rest > 0 ? words.count("signin.missing", rest) : "";
  }

  String greeting() {
    Person person = chosen.get();
    return person == null ? words.say("signin.pinalone") : person.name();
  }

  ObservableList<Person> people() {
    return people;
  }

  ReadOnlyObjectProperty<@Nullable Person> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** How many digits of the PIN are typed; the digits stay here. */
  ReadOnlyIntegerProperty typedProperty() {
    return typed.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty byPasswordProperty() {
    return byPassword.getReadOnlyProperty();
  }

  StringProperty emailProperty() {
    return email;
  }

  StringProperty passwordProperty() {
    return password;
  }

  /** The sale that waits on the till, in words; empty when none does. */
  ReadOnlyStringProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  ObjectProperty<Notice> noticeProperty() {
    return notice;
  }
}
