package truetill.client.screens.pos.drawercount;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.fx.Notice;
import truetill.client.fx.Words;
import truetill.client.register.DrawerDesk;
import truetill.client.register.SignInDesk;
import truetill.client.screens.pos.Counter;
import truetill.client.screens.pos.DayRows;
import truetill.client.screens.pos.count.CountModel;
import truetill.client.shell.FrameModel;
import truetill.client.shell.Lock;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.client.shell.Session;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.TillState.ClosedDrawer;

/**
 * Counting the drawer and closing it. The count is blind: what the books expect is not asked for,
 * let alone shown, before the count is confirmed, and a cashier cannot go back to it then.
 */
public final class DrawerCountModel {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private final Counter counter;
  private final DrawerDesk desk;
  private final SignInDesk people;
  private final Background background;
  private final Navigator navigator;
  private final Session session;
  private final Lock lock;
  private final FrameModel frame;
  private final ZoneId zone;
  private final Words words;
  private final CountModel count = new CountModel();
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.COUNT);
  private final ReadOnlyObjectWrapper<Opening> opening =
      new ReadOnlyObjectWrapper<>(Opening.UNKNOWN);
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);
  private CashCount confirmed = CashCount.NOT_COUNTED;
  private Money expected = Money.ZERO;
  private @Nullable ClosedDrawer closed;
  private boolean asking;

  enum Step {
    COUNT,
    COMPARE,
    CLOSED
  }

  /** What may be known of the drawer while it is counted. */
  record Opening(String who, String when, Money amount, Money drops) {
    static final Opening UNKNOWN = new Opening("", "", Money.ZERO, Money.ZERO);
  }

  public DrawerCountModel(
      Counter counter,
      DrawerDesk desk,
      SignInDesk people,
      Background background,
      Navigator navigator,
      Session session,
      Lock lock,
      FrameModel frame,
      ZoneId zone,
      Words words) {
    this.counter = counter;
    this.desk = desk;
    this.people = people;
    this.background = background;
    this.navigator = navigator;
    this.session = session;
    this.lock = lock;
    this.frame = frame;
    this.zone = zone;
    this.words = words;
  }

  void entered() {
    count.clear();
    closed = null;
    notice.set(
        unfinished().isEmpty()
            ? Notice.NONE
            : Notice.attention(words.say("drawercount.unfinished")));
    step.set(Step.COUNT);
    background.run(this::readOpening, opening::set);
  }

  private Opening readOpening() {
    OpenDrawer drawer = desk.open();
    if (drawer == null) {
      return Opening.UNKNOWN;
    }
    String who =
        people.people().stream()
            .filter(person -> person.uid().equals(drawer.openedBy()))
            .map(SignInDesk.Person::name)
            .findFirst()
            .orElse("");
    return new Opening(
        who,
        TIME.format(drawer.openedAt().atZone(zone)),
        drawer.cash().opening(),
        drawer.cash().drops());
  }

  /** The big bar: confirm, then close, then leave. */
  void goOn() {
    switch (step.get()) {
      case COUNT -> confirm();
      case COMPARE -> close();
      case CLOSED -> lock.now();
    }
  }

  private void confirm() {
    if (!reason().isEmpty() || asking) {
      return;
    }
    switch (count.count()) {
      case Outcome.Done<CashCount>(CashCount counted) -> {
        confirmed = counted;
        count.lockedProperty().set(true);
        asking = true;
        background.run(desk::open, this::compare, () -> asking = false);
      }
      case Outcome.Refused<CashCount>(String code, String detail) ->
          notice.set(Notice.error(detail));
    }
  }

  private void compare(@Nullable OpenDrawer drawer) {
    asking = false;
    if (drawer == null) {
      count.lockedProperty().set(false);
      notice.set(Notice.error(words.say("drawercount.none")));
      return;
    }
    expected = drawer.cash().expected();
    notice.set(Notice.NONE);
    step.set(Step.COMPARE);
  }

  private void close() {
    if (asking) {
      return;
    }
    asking = true;
    Money counted = counted();
    background.run(
        () -> desk.close(counted, confirmed),
        outcome -> {
          asking = false;
          switch (outcome) {
            case Outcome.Done<ClosedDrawer>(ClosedDrawer drawer) -> {
              closed = drawer;
              expected = drawer.expected();
              notice.set(Notice.NONE);
              step.set(Step.CLOSED);
              frame.refresh();
            }
            case Outcome.Refused<ClosedDrawer>(String code, String detail) ->
                notice.set(Notice.error(detail));
          }
        },
        () -> asking = false);
  }

  /** Esc: leaves a count; from the comparison only a manager goes back to the count. */
  void back() {
    switch (step.get()) {
      case COUNT -> navigator.show(Screen.SALE);
      case COMPARE -> countAgain();
      case CLOSED -> lock.now();
    }
  }

  private void countAgain() {
    if (session.isManager()) {
      count.lockedProperty().set(false);
      notice.set(Notice.NONE);
      step.set(Step.COUNT);
    } else {
      notice.set(Notice.info(words.say("drawercount.nobackagain")));
    }
  }

  void clockOut() {
    navigator.show(Screen.CLOCK);
  }

  void scanned(String code) {
    notice.set(Notice.error(words.say("drawercount.scanned", code)));
  }

  // ---- what the screen says ----

  /** Why it cannot be confirmed, in words; empty when it can. */
  String reason() {
    if (step.get() != Step.COUNT) {
      return "";
    }
    if (!unfinished().isEmpty()) {
      return unfinished();
    }
    if (count.wrongProperty().get() > 0) {
      return words.count("count.wrong", count.wrongProperty().get());
    }
    return count.isComplete() ? "" : words.count("count.blank", count.blankProperty().get());
  }

  /**
   * A drawer is not closed over an open or a held sale. It is said before anybody counts, for the
   * count would be lost.
   */
  private String unfinished() {
    if (!counter.isEmpty()) {
      return words.say("drawercount.unfinished.open");
    }
    return counter.held().isEmpty() ? "" : words.say("drawercount.unfinished.held");
  }

  Money counted() {
    return confirmed.total();
  }

  Money expected() {
    return step.get() == Step.COUNT ? Money.ZERO : expected;
  }

  /** Over, short, or exact, in words. */
  String variance() {
    Money difference = counted().minus(expected);
    if (difference.isZero()) {
      return words.say("drawercount.exact");
    }
    return difference.isPositive()
        ? words.say("drawercount.over", difference)
        : words.say("drawercount.short", difference.abs());
  }

  boolean isExact() {
    return counted().equals(expected);
  }

  /** The closed day; empty before the close. */
  List<DayRows.Row> day() {
    return closed == null ? List.of() : DayRows.of(closed.drawer(), words);
  }

  CountModel count() {
    return count;
  }

  ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Opening> openingProperty() {
    return opening.getReadOnlyProperty();
  }

  ObjectProperty<Notice> noticeProperty() {
    return notice;
  }
}
