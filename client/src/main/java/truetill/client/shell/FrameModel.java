package truetill.client.shell;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.fx.KeyHint;
import truetill.client.fx.Words;
import truetill.client.register.Register;
import truetill.client.register.RegisterStatus;
import truetill.core.clock.StoreClock;
import truetill.core.people.Actor;
import truetill.core.pos.OpenDrawer;

/** What header and footer say: shop, till, drawer, link to the server, time, person, keys. */
public final class FrameModel {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private final Register register;
  private final Background background;
  private final StoreClock clock;
  private final Words words;

  private final ReadOnlyStringWrapper drawer = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper drawerShort = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper online = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyStringWrapper link = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper linkSince = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper linkHelp = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper person = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");
  private final StringProperty sign = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<KeyHint>> hints = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<KeyHint>> help = new ReadOnlyObjectWrapper<>(List.of());
  private final List<Runnable> listeners = new ArrayList<>();
  private String statusWarning = "";
  private String incident = "";

  public FrameModel(
      Register register, Background background, StoreClock clock, Words words, Session session) {
    this.register = register;
    this.background = background;
    this.clock = clock;
    this.words = words;
    session.actorProperty().addListener((observed, before, actor) -> showPerson(actor));
    tick();
  }

  /** Begins to follow the register. */
  AutoCloseable follow() {
    refresh();
    return register.onStatus(status -> background.show(() -> show(status)));
  }

  /** Called, on the FX thread, whenever the register has said something of itself. */
  public void onStatus(Runnable listener) {
    listeners.add(listener);
  }

  /** Asks the register anew. */
  public void refresh() {
    background.run(
        () -> new Now(register.drawer().open(), register.status()),
        now -> {
          showDrawer(now.drawer());
          show(now.status());
        });
  }

  private record Now(@Nullable OpenDrawer drawer, RegisterStatus status) {}

  void tick() {
    time.set(time(clock.now()));
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(clock.zone()));
  }

  private void show(RegisterStatus status) {
    online.set(status.online());
    showLink(status);
    String sentence = status.warning();
    if (sentence != null) {
      statusWarning = sentence;
    } else if (status.printingWaiting() > 0) {
      statusWarning = words.count("frame.printing", status.printingWaiting());
    } else {
      statusWarning = "";
    }
    showWarning();
    listeners.forEach(Runnable::run);
  }

  /** Short for a narrow window, with the time of day where there is room. */
  private void showLink(RegisterStatus status) {
    Instant since = status.aloneSince();
    if (status.online()) {
      link.set(words.say("frame.online"));
    } else if (status.waiting() == 0) {
      link.set(words.say("frame.alone"));
    } else {
      link.set(words.say("frame.alone.waiting", status.waiting()));
    }
    if (status.online() || since == null) {
      linkSince.set(link.get());
    } else if (status.waiting() == 0) {
      linkSince.set(words.say("frame.alone.since", time(since)));
    } else {
      linkSince.set(words.say("frame.alone.since.waiting", time(since), status.waiting()));
    }
    linkHelp.set(words.say(status.online() ? "frame.online.help" : "frame.alone.help"));
  }

  private void showDrawer(@Nullable OpenDrawer open) {
    if (open == null) {
      drawer.set(words.say("frame.drawer.closed"));
      drawerShort.set(drawer.get());
    } else {
      drawer.set(words.say("frame.drawer.since", time(open.openedAt())));
      drawerShort.set(words.say("frame.drawer.open"));
    }
  }

  private void showPerson(@Nullable Actor actor) {
    person.set(actor == null ? "" : firstName(actor.name()));
  }

  private static String firstName(String name) {
    int blank = name.strip().indexOf(' ');
    return blank < 0 ? name.strip() : name.strip().substring(0, blank);
  }

  void showIncident(String number) {
    incident = words.say("frame.incident", number);
    showWarning();
  }

  /** The keys the footer names. */
  void showHints(List<KeyHint> footer) {
    hints.set(footer);
  }

  /** The keys the help explains; the help itself leaves those of the screen before it. */
  void showHelp(List<KeyHint> all) {
    help.set(all);
  }

  /** A new screen: a sentence about the one before has been read. */
  void moved() {
    incident = "";
    showWarning();
  }

  private void showWarning() {
    warning.set(incident.isEmpty() ? statusWarning : incident);
  }

  public String shop() {
    return register.shop().name();
  }

  public String till() {
    return register.shop().registerName();
  }

  public ReadOnlyStringProperty drawerProperty() {
    return drawer.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty drawerShortProperty() {
    return drawerShort.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty onlineProperty() {
    return online.getReadOnlyProperty();
  }

  public boolean online() {
    return online.get();
  }

  /** As {@link #linkProperty}, with the time since when. */
  public ReadOnlyStringProperty linkSinceProperty() {
    return linkSince.getReadOnlyProperty();
  }

  /** What it means for the cashier, and what to do. */
  public ReadOnlyStringProperty linkHelpProperty() {
    return linkHelp.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty linkProperty() {
    return link.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty timeProperty() {
    return time.getReadOnlyProperty();
  }

  /** First name of the person at the till, empty while it is locked. */
  public ReadOnlyStringProperty personProperty() {
    return person.getReadOnlyProperty();
  }

  /** One sentence that needs attention, empty when all is well. */
  public ReadOnlyStringProperty warningProperty() {
    return warning.getReadOnlyProperty();
  }

  /** A word such as VOID that tints the whole header; empty in ordinary work. */
  public StringProperty signProperty() {
    return sign;
  }

  public ReadOnlyObjectProperty<List<KeyHint>> hintsProperty() {
    return hints.getReadOnlyProperty();
  }

  /** Every key of the mode the cashier asked help for. */
  public ReadOnlyObjectProperty<List<KeyHint>> helpProperty() {
    return help.getReadOnlyProperty();
  }
}
