package truetill.client.screens.pos.customer;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.fx.Notice;
import truetill.client.fx.Words;
import truetill.client.register.CustomerDesk;
import truetill.client.register.CustomerDesk.Found;
import truetill.client.screens.pos.Counter;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.client.shell.Session;
import truetill.core.outcome.Outcome;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.Cart;

/**
 * Saying whose sale it is. A manager also takes customers up and changes them here, with or without
 * a network.
 */
public final class CustomerModel {
  private static final int MOST_RESULTS = 50;

  private final CustomerDesk desk;
  private final Background background;
  private final Counter counter;
  private final Navigator navigator;
  private final Session session;
  private final Words words;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObservableList<Found> found = FXCollections.observableArrayList();
  private final IntegerProperty selected = new SimpleIntegerProperty(-1);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Task> task = new ReadOnlyObjectWrapper<>(Task.CHOOSE);
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);
  private final CustomerForm form = new CustomerForm();
  private @Nullable UUID editing;
  private boolean asking;

  enum Task {
    CHOOSE,
    TAKE_UP,
    CHANGE
  }

  public CustomerModel(
      CustomerDesk desk,
      Background background,
      Counter counter,
      Navigator navigator,
      Session session,
      Words words) {
    this.desk = desk;
    this.background = background;
    this.counter = counter;
    this.navigator = navigator;
    this.session = session;
    this.words = words;
    text.addListener((observed, before, now) -> search(now));
  }

  void entered() {
    task.set(Task.CHOOSE);
    notice.set(Notice.NONE);
    text.set("");
    search("");
  }

  private void search(String typed) {
    if (typed.isBlank()) {
      show(List.of());
      summary.set(words.say("customer.begin"));
      return;
    }
    background.run(
        () -> desk.find(typed, MOST_RESULTS),
        customers -> {
          if (typed.equals(text.get())) {
            show(customers);
            summary.set(
                customers.isEmpty()
                    ? words.say("customer.nothing")
                    : words.count("find.found", customers.size()));
          }
        });
  }

  private void show(List<Found> customers) {
    // The list forgets its selection with its rows, so the same row is chosen anew.
    selected.set(-1);
    found.setAll(customers);
    selected.set(customers.isEmpty() ? -1 : 0);
  }

  void select(int step) {
    if (!found.isEmpty()) {
      selected.set(Math.clamp((long) selected.get() + step, 0, found.size() - 1));
    }
  }

  private @Nullable Found chosen() {
    int index = selected.get();
    return index >= 0 && index < found.size() ? found.get(index) : null;
  }

  /** The chosen customer's sale, or the form as it is filled in. */
  void goOn() {
    switch (task.get()) {
      case CHOOSE -> {
        Found customer = chosen();
        if (customer != null) {
          name(customer.uid());
        }
      }
      case TAKE_UP -> save(() -> desk.create(form.details()));
      case CHANGE -> {
        UUID customer = editing;
        if (customer != null) {
          save(() -> desk.edit(customer, form.details()));
        }
      }
    }
  }

  /** Nobody's sale in particular. */
  void nobody() {
    name(null);
  }

  private void name(@Nullable UUID customer) {
    ask(
        () -> desk.name(customer),
        (Cart cart) -> {
          counter.refresh();
          navigator.show(Screen.SALE);
        });
  }

  private void save(Command<Found> command) {
    ask(
        command,
        customer -> {
          task.set(Task.CHOOSE);
          text.set(customer.number());
          search(customer.number());
          notice.set(Notice.done(words.say("customer.saved", customer.details().name())));
        });
  }

  /** Something to ask of the desk. */
  private interface Command<T> {
    Outcome<T> run();
  }

  private interface Answer<T> {
    void done(T value);
  }

  private <T> void ask(Command<T> command, Answer<T> answer) {
    if (asking) {
      return;
    }
    asking = true;
    background.run(
        command::run,
        outcome -> {
          asking = false;
          switch (outcome) {
            case Outcome.Done<T>(T value) -> answer.done(value);
            case Outcome.Refused<T>(String code, String detail) -> notice.set(Notice.error(detail));
          }
        },
        () -> asking = false);
  }

  /** F6: a form for somebody new, with what was typed as the name. */
  void takeUp() {
    if (mayWrite()) {
      form.clear();
      form.name(text.get());
      begin(Task.TAKE_UP);
    }
  }

  /** F8: the chosen customer's details. */
  void change() {
    Found customer = chosen();
    if (customer != null && mayWrite()) {
      editing = customer.uid();
      form.show(customer.details());
      begin(Task.CHANGE);
    }
  }

  private boolean mayWrite() {
    if (!session.isManager()) {
      notice.set(Notice.error(words.say("customer.managers")));
    }
    return session.isManager();
  }

  private void begin(Task next) {
    notice.set(Notice.NONE);
    task.set(next);
  }

  void back() {
    if (task.get() == Task.CHOOSE) {
      navigator.show(Screen.SALE);
    } else {
      begin(Task.CHOOSE);
    }
  }

  /** The next sale goes on with this code. */
  void scanned(String code) {
    counter.scan(code);
    navigator.show(Screen.SALE);
  }

  void unreadable(String characters) {
    counter.unreadable(characters);
    navigator.show(Screen.SALE);
  }

  /** Number and how to reach them, as far as the person at the till may see it. */
  String detail(Found customer) {
    CustomerDetails details = customer.details();
    return Stream.of(customer.number(), details.phone(), details.email())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  String bar() {
    return words.say(
        switch (task.get()) {
          case CHOOSE -> "customer.choose";
          case TAKE_UP -> "customer.take.up";
          case CHANGE -> "customer.change";
        });
  }

  String title() {
    return words.say(
        switch (task.get()) {
          case CHOOSE -> "customer.title";
          case TAKE_UP -> "customer.title.new";
          case CHANGE -> "customer.title.change";
        });
  }

  CustomerForm form() {
    return form;
  }

  StringProperty textProperty() {
    return text;
  }

  ObservableList<Found> found() {
    return found;
  }

  IntegerProperty selectedProperty() {
    return selected;
  }

  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Task> taskProperty() {
    return task.getReadOnlyProperty();
  }

  ObjectProperty<Notice> noticeProperty() {
    return notice;
  }

  boolean isManager() {
    return session.isManager();
  }
}
