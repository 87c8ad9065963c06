package truetill.client.screens.pos.sale;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.ActionKey;
import truetill.client.fx.FigurePanel;
import truetill.client.fx.KeyMap;
import truetill.client.fx.NoticeStrip;
import truetill.client.fx.NumberPad;
import truetill.client.fx.PayBar;
import truetill.client.fx.TextInputs;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.screens.pos.Counter;
import truetill.client.shell.ScreenController;
import truetill.core.pos.Cart;
import truetill.core.pos.CartLine;

/** Binds the sale screen. */
public final class SaleController implements ScreenController {
  private static final int MOST_CHOICES = 9;

  private final SaleModel model;
  private final SaleWords says;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private ListView<CartLine> lines;
  @FXML private Node empty;
  @FXML private HBox refused;
  @FXML private Label refusedTitle;
  @FXML private Label refusedDetail;
  @FXML private TouchKey refusedUntagged;
  @FXML private TouchKey refusedFind;
  @FXML private TouchKey refusedIgnore;
  @FXML private NoticeStrip notice;
  @FXML private StackPane panels;
  @FXML private Node untagged;
  @FXML private UntaggedController untaggedController;
  @FXML private Node noSale;
  @FXML private NoSaleController noSaleController;
  @FXML private Node voiding;
  @FXML private VoidController voidingController;
  @FXML private FlowPane heldPanel;
  @FXML private Label quantity;
  @FXML private TextField entry;
  @FXML private FigurePanel total;
  @FXML private Label last;
  @FXML private TouchKey reprint;
  @FXML private HBox held;
  @FXML private NumberPad pad;
  @FXML private ActionKey find;
  @FXML private ActionKey quantityKey;
  @FXML private ActionKey hold;
  @FXML private ActionKey recall;
  @FXML private ActionKey untaggedKey;
  @FXML private ActionKey drawer;
  @FXML private ActionKey voidKey;
  @FXML private ActionKey remove;
  @FXML private PayBar pay;

  public SaleController(SaleModel model, SaleWords says, Words words) {
    this.model = model;
    this.says = says;
    this.words = words;
  }

  @FXML
  void initialize() {
    bindLines();
    bindRefused();
    bindEntry();
    bindRight();
    bindKeys();
    model.panelProperty().addListener((observed, before, now) -> showPanel(now));
    showPanel(SaleModel.Open.NONE);
  }

  private void bindLines() {
    lines.setItems(model.lines());
    lines.setCellFactory(list -> new LineCell(says));
    counter().elsewhereProperty().addListener((observed, before, now) -> lines.refresh());
    lines
        .prefHeightProperty()
        .bind(lines.fixedCellSizeProperty().multiply(Bindings.size(model.lines())));
    lines.maxHeightProperty().bind(lines.prefHeightProperty());
    lines.heightProperty().addListener((observed, before, now) -> showNewest());
    lines.visibleProperty().bind(Bindings.isNotEmpty(model.lines()));
    lines.managedProperty().bind(lines.visibleProperty());
    empty
        .visibleProperty()
        .bind(Bindings.isEmpty(model.lines()).and(Bindings.isEmpty(counter().refused())));
    empty.managedProperty().bind(empty.visibleProperty());
    model.selectedProperty().addListener((observed, before, now) -> showSelected(now.intValue()));
    lines
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener((observed, before, now) -> {
          if (now.intValue() >= 0) {
            model.selectedProperty().set(now.intValue());
          }
        });
  }

  private void showSelected(int index) {
    if (index < 0) {
      lines.getSelectionModel().clearSelection();
    } else {
      lines.getSelectionModel().select(index);
      showNewest();
    }
  }

  /** Scrolls to the selected line, unless all lines fit: then none of them may be scrolled away. */
  private void showNewest() {
    boolean fits = lines.getHeight() >= lines.prefHeight(-1);
    lines.scrollTo(fits ? 0 : Math.max(0, lines.getSelectionModel().getSelectedIndex()));
  }

  private void bindRefused() {
    counter()
        .refused()
        .addListener((ListChangeListener<Counter.RefusedScan>) changed -> showRefused());
    showRefused();
    refusedUntagged.setOnAction(pressed -> model.untagged());
    refusedFind.setOnAction(pressed -> model.find());
    refusedIgnore.setOnAction(pressed -> counter().ignoreRefused());
  }

  private void showRefused() {
    boolean any = !counter().refused().isEmpty();
    refused.setVisible(any);
    refused.setManaged(any);
    if (any) {
      Counter.RefusedScan newest = counter().refused().getLast();
      refusedTitle.setText(says.refusedTitle(newest));
      refusedDetail.setText(says.refusedDetail(newest));
    }
  }

  private void bindEntry() {
    notice.noticeProperty().bind(model.noticeProperty());
    entry.textProperty().bindBidirectional(model.entryProperty());
    quantity
        .textProperty()
        .bind(model.quantityProperty().map(pieces -> words.say("sale.quantity.chip", pieces)));
    quantity.visibleProperty().bind(model.quantityProperty().greaterThan(1));
    quantity.managedProperty().bind(quantity.visibleProperty());
    entry.addEventFilter(KeyEvent.KEY_TYPED, this::typedInEntry);
    pad.write(digits -> TextInputs.type(field(), digits), () -> TextInputs.erase(field()));
  }

  /** The keypad's own signs mean the same as the keys on the screen. */
  private void typedInEntry(KeyEvent event) {
    boolean blank = entry.getText().isBlank();
    if (model.panelProperty().get() == SaleModel.Open.HELD) {
      does(event, () -> model.recallNumber(event.getCharacter()));
      return;
    }
    String sign = event.getCharacter();
    if ("*".equals(sign)) {
      does(event, model::star);
    } else if (blank && "+".equals(sign)) {
      does(event, model::pay);
    } else if (blank && "-".equals(sign)) {
      does(event, model::remove);
    }
  }

  private static void does(KeyEvent event, Runnable action) {
    event.consume();
    action.run();
  }

  private void bindRight() {
    counter().cartProperty().addListener((observed, before, now) -> showCart());
    says.customerProperty().addListener((observed, before, now) -> showCart());
    showCart();
    counter()
        .lastProperty()
        .addListener((observed, before, now) -> last.setText(says.lastSale(now)));
    last.setText(says.lastSale(counter().lastProperty().get()));
    reprint.disableProperty().bind(counter().lastProperty().isNull());
    reprint.setOnAction(pressed -> model.reprint());
    counter().held().addListener((ListChangeListener<Cart>) changed -> showHeld());
    showHeld();
    find.setOnAction(pressed -> model.find());
    quantityKey.setOnAction(pressed -> model.star());
    hold.setOnAction(pressed -> model.hold());
    recall.setOnAction(pressed -> model.recall());
    untaggedKey.setOnAction(pressed -> model.untagged());
    drawer.setOnAction(pressed -> model.openNoSale());
    voidKey.setOnAction(pressed -> model.openVoid(""));
    remove.setOnAction(pressed -> model.remove());
    pay.setOnAction(pressed -> model.pay());
  }

  private void showCart() {
    boolean nothing = counter().isEmpty();
    total.setFigure(counter().total().toDisplay());
    total.setCorner(says.itemCount());
    total.setDetail(says.details());
    pay.setDisable(nothing);
    pay.setSum(nothing ? "" : counter().total().toDisplay());
    pay.setReason(nothing ? words.say("sale.pay.nothing.short") : "");
  }

  private void showHeld() {
    recall.setHint(says.recallHint());
    List<Cart> aside = counter().held();
    held.getChildren().clear();
    heldPanel.getChildren().clear();
    Label first = new Label(says.held(aside));
    first.getStyleClass().add(aside.isEmpty() ? "tt-muted" : "tt-strong");
    held.getChildren().add(first);
    for (int at = 0; at < Math.min(aside.size(), MOST_CHOICES); at++) {
      heldPanel.getChildren().add(choice(at, aside.get(at)));
    }
  }

  private TouchKey choice(int index, Cart aside) {
    TouchKey key = new TouchKey();
    key.getStyleClass().add("tt-button");
    key.setText(words.say("sale.held.choice", index + 1, says.heldSale(aside)));
    key.setOnAction(pressed -> model.recall(index));
    return key;
  }

  private void bindKeys() {
    KeyMap selling =
        new KeyMap()
            .printed("F2", "F2", words.say("find.title"), model::find)
            .shown("F3", "F3", words.say("sale.customer"), model::customer)
            .printed("F4", "F4", words.say("sale.hold.help"), model::hold)
            .printed("F5", "F5", words.say("sale.recall.help"), model::recall)
            .printed("F6", "F6", words.say("sale.untagged.help"), model::untagged)
            .printed("F7", "F7", words.say("sale.drawer.help"), model::openNoSale)
            .printed("F9", "F9", words.say("sale.pay"), model::pay)
            .shown("F10", "F10", words.say("sale.card.exact"), model::payCard)
            .shown("F12", "F12", words.say("sale.cash.exact"), model::payCash)
            .shown("UP", "↑ ↓", words.say("sale.line"), () -> model.select(-1))
            .also("DOWN", () -> model.select(1))
            .printedWhen(
                () -> entry.getText().isEmpty(),
                "DELETE",
                "Del",
                words.say("sale.remove.help"),
                model::remove)
            .printed("Ctrl+DELETE", "Ctrl+Del", words.say("sale.clear"), model::clear)
            .printed("Ctrl+R", "Ctrl+R", words.say("sale.void.title"), () -> model.openVoid(""))
            .shown("Ctrl+P", "Ctrl+P", words.say("sale.reprint"), model::reprint)
            .printed("ENTER", "Enter", words.say("sale.enter"), model::enter)
            .printed("ESC", "Esc", words.say("keys.back"), model::escape);
    selling.named("3 *", words.say("sale.quantity.help"));
    selling.named("+ -", words.say("sale.pad.signs"));
    KeyMap inPanel =
        new KeyMap()
            .shown("ENTER", "Enter", words.say("panel.enter"), this::enterInPanel)
            .shown("ESC", "Esc", words.say("keys.back"), model::escape);
    KeyMap choosing =
        new KeyMap()
            .explained("1 … 9", words.say("sale.held.choose"))
            .shown("ESC", "Esc", words.say("keys.back"), model::escape);
    keys.bind(
        model
            .panelProperty()
            .map(open ->
                switch (open) {
                  case NONE -> selling;
                  case HELD -> choosing;
                  case UNTAGGED, NO_SALE, VOID -> inPanel;
                }));
  }

  private void showPanel(SaleModel.Open open) {
    show(untagged, open == SaleModel.Open.UNTAGGED);
    show(noSale, open == SaleModel.Open.NO_SALE);
    show(voiding, open == SaleModel.Open.VOID);
    show(heldPanel, open == SaleModel.Open.HELD);
    show(panels, open != SaleModel.Open.NONE);
    Panel panel = panel(open);
    pad.setExtra(panel == null ? "00" : panel.padExtra());
    if (panel == null) {
      TextInputs.focus(entry);
    } else {
      panel.focus();
    }
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private @Nullable Panel panel(SaleModel.Open open) {
    return switch (open) {
      case UNTAGGED -> untaggedController;
      case NO_SALE -> noSaleController;
      case VOID -> voidingController;
      case NONE, HELD -> null;
    };
  }

  private void enterInPanel() {
    Panel panel = panel(model.panelProperty().get());
    if (panel != null) {
      panel.enter();
    }
  }

  private TextField field() {
    Panel panel = panel(model.panelProperty().get());
    return panel == null ? entry : panel.field();
  }

  private Counter counter() {
    return model.counter();
  }

  @Override
  public void entered() {
    model.entered();
    showPanel(model.panelProperty().get());
  }

  @Override
  public void left() {
    model.left();
  }

  @Override
  public ObservableValue<KeyMap> keys() {
    return keys;
  }

  @Override
  public void scanned(String code) {
    model.scanned(code);
  }

  @Override
  public void unreadable(String characters) {
    model.unreadable(characters);
  }

  @Override
  public void typed(String characters) {
    if (model.panelProperty().get() == SaleModel.Open.NONE) {
      TextInputs.type(entry, characters);
    }
  }
}
