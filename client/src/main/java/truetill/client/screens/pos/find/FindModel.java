package truetill.client.screens.pos.find;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import truetill.client.fx.Background;
import truetill.client.fx.Words;
import truetill.client.register.SellingDesk;
import truetill.client.register.SellingDesk.FoundItem;
import truetill.client.screens.pos.Counter;
import truetill.client.screens.pos.FindText;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;

/** Looking for an item by words, and putting it on the sale. */
public final class FindModel {
  private static final int MOST_RESULTS = 50;

  private final SellingDesk desk;
  private final Background background;
  private final Counter counter;
  private final Navigator navigator;
  private final FindText findText;
  private final Words words;
  private final ObservableList<FoundItem> found = FXCollections.observableArrayList();
  private final IntegerProperty selected = new SimpleIntegerProperty(-1);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");

  public FindModel(
      SellingDesk desk,
      Background background,
      Counter counter,
      Navigator navigator,
      FindText findText,
      Words words) {
    this.desk = desk;
    this.background = background;
    this.counter = counter;
    this.navigator = navigator;
    this.findText = findText;
    this.words = words;
    findText.textProperty().addListener((observed, before, now) -> search(now));
  }

  void entered() {
    search(textProperty().get());
  }

  private void search(String text) {
    if (text.isBlank()) {
      show(List.of());
      summary.set(words.say("find.begin"));
      return;
    }
    background.run(
        () -> desk.find(text, MOST_RESULTS),
        items -> {
          if (text.equals(textProperty().get())) {
            show(items);
            summary.set(
                items.isEmpty()
                    ? words.say("find.nothing")
                    : words.count("find.found", items.size()));
          }
        });
  }

  private void show(List<FoundItem> items) {
    // The list forgets its selection with its rows, so the same row is chosen anew.
    selected.set(-1);
    found.setAll(items);
    selected.set(items.isEmpty() ? -1 : 0);
  }

  void select(int step) {
    if (!found.isEmpty()) {
      selected.set(Math.clamp((long) selected.get() + step, 0, found.size() - 1));
    }
  }

  /** Puts the chosen item on the sale; whether it may be sold is said there. */
  void add() {
    int index = selected.get();
    if (index >= 0 && index < found.size()) {
      counter.scan(found.get(index).sku());
      back();
    }
  }

  void scanned(String code) {
    counter.scan(code);
    back();
  }

  void unreadable(String characters) {
    counter.unreadable(characters);
    back();
  }

  void back() {
    findText.set("");
    navigator.show(Screen.SALE);
  }

  /** Code, category and condition, as far as they are known. */
  String detail(FoundItem item) {
    return Stream.of(item.sku(), item.category(), condition(item))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  /** In words; a condition that a newer store server knows is left out. */
  private String condition(FoundItem item) {
    String key = "item.condition." + item.condition();
    return words.bundle().containsKey(key) ? words.say(key) : "";
  }

  /** Where the item stands, in words; empty when it is for sale. */
  String standing(FoundItem item) {
    String register = counter.elsewhereProperty().get().get(item.uid());
    return register != null && isForSale(item)
        ? words.say("sale.line.elsewhere", register)
        : words.say("item.status." + item.status());
  }

  /** Nothing to point out. */
  boolean isPlain(FoundItem item) {
    return isForSale(item) && !counter.elsewhereProperty().get().containsKey(item.uid());
  }

  private static boolean isForSale(FoundItem item) {
    return item.status().equals("on_shelf");
  }

  StringProperty textProperty() {
    return findText.textProperty();
  }

  ObservableList<FoundItem> found() {
    return found;
  }

  IntegerProperty selectedProperty() {
    return selected;
  }

  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }
}
