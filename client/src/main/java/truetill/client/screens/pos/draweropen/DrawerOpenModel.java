package truetill.client.screens.pos.draweropen;

import java.time.LocalDate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.fx.Notice;
import truetill.client.fx.Words;
import truetill.client.register.DrawerDesk;
import truetill.client.screens.pos.count.CountModel;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.TillState.ClosedDrawer;

/**
 * Opening the day's drawer: the float is counted row by row, or taken as it was the day before
 * without a count.
 */
public final class DrawerOpenModel {
  /** What a till begins with that was never opened before. */
  static final Money FIRST_FLOAT = Money.of("200.00");

  private final DrawerDesk desk;
  private final Background background;
  private final Navigator navigator;
  private final Words words;
  private final CountModel count = new CountModel();
  private final ReadOnlyObjectWrapper<Money> usual = new ReadOnlyObjectWrapper<>(FIRST_FLOAT);
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);
  private boolean asking;
  private @Nullable LocalDate confirmed;

  public DrawerOpenModel(DrawerDesk desk, Background background, Navigator navigator, Words words) {
    this.desk = desk;
    this.background = background;
    this.navigator = navigator;
    this.words = words;
  }

  void entered() {
    count.clear();
    confirmed = null;
    notice.set(Notice.NONE);
    background.run(desk::lastClosed, this::takeUsual);
  }

  private void takeUsual(@Nullable ClosedDrawer closed) {
    usual.set(closed == null ? FIRST_FLOAT : closed.drawer().cash().opening());
  }

  /** Opens with the count, or with the usual float when nothing was counted. */
  void open() {
    if (asking || !reason().isEmpty()) {
      return;
    }
    switch (count.isUntouched() ? Outcome.done(CashCount.NOT_COUNTED) : count.count()) {
      case Outcome.Done<CashCount>(CashCount counted) -> ask(opening(), counted);
      case Outcome.Refused<CashCount>(String code, String detail) ->
          notice.set(Notice.error(detail));
    }
  }

  private void ask(Money opening, CashCount counted) {
    asking = true;
    LocalDate date = confirmed;
    background.run(
        () -> new Asked(desk.open(opening, counted, date), desk.today()),
        asked -> {
          asking = false;
          switch (asked.outcome()) {
            case Outcome.Done<OpenDrawer> done -> navigator.show(Screen.SALE);
            case Outcome.Refused<OpenDrawer>(String code, String detail) ->
                refused(code, detail, asked.today());
          }
        },
        () -> asking = false);
  }

  private record Asked(Outcome<OpenDrawer> outcome, LocalDate today) {}

  /** A date that may be wrong is confirmed by asking once more. */
  private void refused(String code, String detail, LocalDate today) {
    if (code.equals("confirm_date")) {
      confirmed = today;
      notice.set(Notice.attention(detail + " " + words.say("draweropen.confirm.date")));
    } else {
      notice.set(Notice.error(detail));
    }
  }

  /** The time clock and the rest do not need an open drawer. */
  void menu() {
    navigator.show(Screen.MENU);
  }

  /** A scan before the drawer is open is not lost without a word. */
  void scanned(String code) {
    notice.set(Notice.error(words.say("draweropen.scanned", code)));
  }

  /** What the drawer would open with. */
  Money opening() {
    return count.isUntouched() ? usual.get() : count.totalProperty().get();
  }

  /** Why it cannot open now, in words; empty when it can. */
  String reason() {
    if (count.isUntouched()) {
      return "";
    }
    if (count.wrongProperty().get() > 0) {
      return words.count("count.wrong", count.wrongProperty().get());
    }
    return count.isComplete() ? "" : words.count("count.blank", count.blankProperty().get());
  }

  String details() {
    return count.isUntouched()
        ? words.say("draweropen.uncounted")
        : words.say("count.details", count.bills(), count.coins());
  }

  CountModel count() {
    return count;
  }

  ReadOnlyObjectProperty<Money> usualProperty() {
    return usual.getReadOnlyProperty();
  }

  ObjectProperty<Notice> noticeProperty() {
    return notice;
  }
}
