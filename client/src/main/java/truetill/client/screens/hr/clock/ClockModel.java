package truetill.client.screens.hr.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.fx.Notice;
import truetill.client.fx.Words;
import truetill.client.register.TimeClock;
import truetill.client.register.TimeClock.Stint;
import truetill.client.shell.Navigator;
import truetill.client.shell.Session;
import truetill.core.clock.StoreClock;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;

/** The signed-in person clocks in, and out with the minutes of break. */
public final class ClockModel {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
  private static final Pattern MINUTES = Pattern.compile("\\d{1,3}");

  private final TimeClock desk;
  private final Background background;
  private final Session session;
  private final Navigator navigator;
  private final StoreClock clock;
  private final Words words;
  private final ReadOnlyObjectWrapper<@Nullable Instant> since = new ReadOnlyObjectWrapper<>();
  private final StringProperty breakMinutes = new SimpleStringProperty("");
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);
  private boolean asking;

  public ClockModel(
      TimeClock desk,
      Background background,
      Session session,
      Navigator navigator,
      StoreClock clock,
      Words words) {
    this.desk = desk;
    this.background = background;
    this.session = session;
    this.navigator = navigator;
    this.clock = clock;
    this.words = words;
  }

  void entered() {
    breakMinutes.set("");
    notice.set(Notice.NONE);
    background.run(desk::clockedInSince, since::set);
  }

  /** The big bar: in when out, out when in. */
  void goOn() {
    if (asking || !reason().isEmpty()) {
      return;
    }
    asking = true;
    if (since.get() == null) {
      background.run(desk::clockIn, this::clockedIn, () -> asking = false);
    } else {
      int minutes = breakMinutes.get().isBlank() ? 0 : Integer.parseInt(breakMinutes.get().strip());
      background.run(() -> desk.clockOut(minutes), this::clockedOut, () -> asking = false);
    }
  }

  private void clockedIn(Outcome<UUID> outcome) {
    asking = false;
    switch (outcome) {
      case Outcome.Done<UUID> done -> {
        notice.set(Notice.done(words.say("clock.in.done", TIME.format(now()))));
        background.run(desk::clockedInSince, since::set);
      }
      case Outcome.Refused<UUID>(String code, String detail) -> notice.set(Notice.error(detail));
    }
  }

  private void clockedOut(Outcome<Stint> outcome) {
    asking = false;
    switch (outcome) {
      case Outcome.Done<Stint>(Stint stint) -> {
        since.set(null);
        breakMinutes.set("");
        notice.set(Notice.done(words.say("clock.out.done", TIME.format(now()), stint.hours())));
      }
      case Outcome.Refused<Stint>(String code, String detail) -> notice.set(Notice.error(detail));
    }
  }

  private ZonedDateTime now() {
    return clock.now().atZone(clock.zone());
  }

  void setBreak(String minutes) {
    breakMinutes.set(minutes);
  }

  void back() {
    navigator.back();
  }

  void scanned(String code) {
    notice.set(Notice.error(words.say("clock.scanned", code)));
  }

  // ---- what the screen says ----

  String person() {
    Actor actor = session.actor();
    return actor == null ? "" : actor.name();
  }

  /** How long the person has been at work, or that the clock is not running. */
  String state() {
    Instant began = since.get();
    if (began == null) {
      return words.say("clock.state.out");
    }
    long minutes = Math.max(0, Duration.between(began, clock.now()).toMinutes());
    return words.say(
        "clock.state.in", TIME.format(began.atZone(clock.zone())), minutes / 60, minutes % 60);
  }

  /** Why the bar cannot be pressed, in words; empty when it can. */
  String reason() {
    String typed = breakMinutes.get().strip();
    return since.get() == null || typed.isEmpty() || MINUTES.matcher(typed).matches()
        ? ""
        : words.say("clock.break.form");
  }

  String bar() {
    return words.say(since.get() == null ? "clock.in" : "clock.out");
  }

  boolean isIn() {
    return since.get() != null;
  }

  ReadOnlyObjectProperty<@Nullable Instant> sinceProperty() {
    return since.getReadOnlyProperty();
  }

  StringProperty breakMinutesProperty() {
    return breakMinutes;
  }

  ObjectProperty<Notice> noticeProperty() {
    return notice;
  }
}
