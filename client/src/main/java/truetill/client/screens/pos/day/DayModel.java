package truetill.client.screens.pos.day;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.fx.Notice;
import truetill.client.fx.Words;
import truetill.client.register.DrawerDesk;
import truetill.client.screens.pos.Counter;
import truetill.client.screens.pos.DayRows;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.OpenDrawer;

/** The day so far: sales, cash and cards, read at any time and printed as an X report. */
public final class DayModel {
  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, h:mm a", Locale.US);

  private final DrawerDesk desk;
  private final Background background;
  private final Navigator navigator;
  private final Counter counter;
  private final ZoneId zone;
  private final Words words;
  private final ObservableList<DayRows.Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Money> taken = new ReadOnlyObjectWrapper<>(Money.ZERO);
  private final ReadOnlyStringWrapper since = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);

  public DayModel(
      DrawerDesk desk,
      Background background,
      Navigator navigator,
      Counter counter,
      ZoneId zone,
      Words words) {
    this.desk = desk;
    this.background = background;
    this.navigator = navigator;
    this.counter = counter;
    this.zone = zone;
    this.words = words;
  }

  void entered() {
    notice.set(Notice.NONE);
    background.run(desk::open, this::show);
  }

  private void show(@Nullable OpenDrawer drawer) {
    if (drawer == null) {
      rows.clear();
      taken.set(Money.ZERO);
      since.set(words.say("day.closed"));
    } else {
      rows.setAll(DayRows.of(drawer, words));
      taken.set(drawer.tally().gross());
      since.set(words.say("day.since", SINCE.format(drawer.openedAt().atZone(zone))));
    }
  }

  void print() {
    background.run(
        desk::printDay,
        outcome -> {
          switch (outcome) {
            case Outcome.Done<OpenDrawer>(OpenDrawer drawer) -> {
              show(drawer);
              notice.set(Notice.done(words.say("day.printed")));
            }
            case Outcome.Refused<OpenDrawer>(String code, String detail) ->
                notice.set(Notice.error(detail));
          }
        });
  }

  void scanned(String code) {
    counter.scan(code);
    navigator.show(Screen.SALE);
  }

  void unreadable(String characters) {
    counter.unreadable(characters);
    navigator.show(Screen.SALE);
  }

  void back() {
    navigator.back();
  }

  ObservableList<DayRows.Row> rows() {
    return rows;
  }

  /** Everything taken since the drawer was opened, tax included. */
  ReadOnlyObjectProperty<Money> takenProperty() {
    return taken.getReadOnlyProperty();
  }

  /** Since when the day runs, in words. */
  ReadOnlyStringProperty sinceProperty() {
    return since.getReadOnlyProperty();
  }

  ObjectProperty<Notice> noticeProperty() {
    return notice;
  }
}
