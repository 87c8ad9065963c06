package truetill.client.screens.pos.pay;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import truetill.client.fx.ActionKey;
import truetill.client.fx.FigurePanel;
import truetill.client.fx.KeyMap;
import truetill.client.fx.Notice;
import truetill.client.fx.NoticeStrip;
import truetill.client.fx.NumberPad;
import truetill.client.fx.PayBar;
import truetill.client.fx.TextInputs;
import truetill.client.fx.TouchKey;
import truetill.client.fx.Words;
import truetill.client.shell.ScreenController;
import truetill.core.money.Money;

/** Binds the pay screen. */
public final class PayController implements ScreenController {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  /** Two rows of three; a seventh amount makes it two of four, the exact one across two places. */
  private static final int CASH_COLUMNS = 3;

  private final PayModel model;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();

  @FXML private TouchKey back;
  @FXML private ActionKey cash;
  @FXML private ActionKey card;
  @FXML private GridPane smartCash;
  @FXML private HBox noParts;
  @FXML private HBox cardPart;
  @FXML private Label cardPartSum;
  @FXML private HBox cashPart;
  @FXML private Label cashPartSum;
  @FXML private TouchKey takeBack;
  @FXML private Label left;
  @FXML private NoticeStrip notice;
  @FXML private FigurePanel total;
  @FXML private HBox entry;
  @FXML private TextField tendered;
  @FXML private Label exact;
  @FXML private Label under;
  @FXML private NumberPad pad;
  @FXML private ActionKey plus5;
  @FXML private ActionKey plus10;
  @FXML private ActionKey plus20;
  @FXML private ActionKey plus50;
  @FXML private PayBar bar;

  public PayController(PayModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @FXML
  void initialize() {
    tendered.textProperty().bindBidirectional(model.tendered().textProperty());
    tendered.addEventFilter(KeyEvent.KEY_TYPED, this::typedInEntry);
    notice.noticeProperty().bind(model.noticeProperty());
    model.noticeProperty().addListener((observed, before, now) -> offerAgain(now));
    pad.write(digits -> TextInputs.type(tendered, digits), () -> TextInputs.erase(tendered));
    back.setOnAction(pressed -> model.backToSale());
    cash.setOnAction(pressed -> model.cash());
    cash.pseudoClassStateChanged(SELECTED, true);
    card.setOnAction(pressed -> model.card());
    takeBack.setOnAction(pressed -> model.takeBack());
    bar.setOnAction(pressed -> model.takeCash());
    for (ActionKey key : List.of(plus5, plus10, plus20, plus50)) {
      Money amount = Money.of(key.getText().substring(2));
      key.setOnAction(pressed -> model.add(amount));
    }
    model.counter().cartProperty().addListener((observed, before, now) -> show());
    model.partsProperty().addListener((observed, before, now) -> show());
    tendered.textProperty().addListener((observed, before, now) -> showAmount());
    bindKeys();
  }

  private void bindKeys() {
    KeyMap whole = always().shown("ESC", "Esc", words.say("pay.back"), model::backToSale);
    KeyMap split =
        always()
            .shownWhen(
                () -> tendered.getText().isEmpty(),
                "DELETE",
                "Del",
                words.say("pay.takeback.all"),
                model::takeBack)
            .shown("ESC", "Esc", words.say("pay.back"), model::backToSale);
    keys.bind(model.partsProperty().map(parts -> parts.sum().isZero() ? whole : split));
  }

  private KeyMap always() {
    return new KeyMap()
        .shown("ENTER", "Enter", words.say("pay.enter"), model::takeCash)
        .explained(words.say("pay.digits"), words.say("pay.tendered"))
        .printed("F10", "F10", words.say("pay.card"), model::card)
        .printed("F12", "F12", words.say("pay.cash"), model::cash);
  }

  /**
   * A refused amount is marked, so that the next digit begins a new one instead of a longer one.
   */
  private void offerAgain(Notice said) {
    if (!said.equals(Notice.NONE)) {
      tendered.selectAll();
    }
  }

  private void typedInEntry(KeyEvent event) {
    if ("+".equals(event.getCharacter())) {
      event.consume();
      model.takeCash();
    }
  }

  private void show() {
    PayModel.Parts parts = model.partsProperty().get();
    total.setCaption(model.caption());
    total.setCorner(model.corner());
    total.setFigure(model.left().toDisplay());
    total.setDetail(model.details());
    showRow(noParts, parts.sum().isZero());
    showRow(cardPart, parts.card().isPositive());
    showRow(cashPart, parts.cash().isPositive());
    cardPartSum.setText(parts.card().toString());
    cashPartSum.setText(parts.cash().toString());
    takeBack.setVisible(parts.sum().isPositive());
    left.setText(model.left().toString());
    showSmartCash();
    showAmount();
  }

  private static void showRow(HBox row, boolean shown) {
    row.setVisible(shown);
    row.setManaged(shown);
  }

  private void showSmartCash() {
    smartCash.getChildren().clear();
    List<Money> amounts = model.smartCash();
    boolean wide = amounts.size() > 2 * CASH_COLUMNS;
    int columns = wide ? CASH_COLUMNS + 1 : CASH_COLUMNS;
    smartCash.getColumnConstraints().setAll(evenColumns(columns));
    for (int at = 0; at < amounts.size(); at++) {
      Money amount = amounts.get(at);
      ActionKey key = new ActionKey();
      key.getStyleClass().setAll("tt-cash");
      key.setText(model.cashName(amount));
      key.setHint(model.cashHint(amount));
      key.pseudoClassStateChanged(SELECTED, at == 0);
      key.setOnAction(pressed -> model.takeCash(amount));
      int place = wide && at > 0 ? at + 1 : at;
      smartCash.add(key, place % columns, place / columns, wide && at == 0 ? 2 : 1, 1);
    }
  }

  private static List<ColumnConstraints> evenColumns(int number) {
    return IntStream.range(0, number)
        .mapToObj(column -> {
          ColumnConstraints even = new ColumnConstraints();
          even.setPercentWidth(100.0 / number);
          return even;
        })
        .toList();
  }

  private void showAmount() {
    entry.pseudoClassStateChanged(WRONG, model.tendered().isWrong());
    exact.setVisible(model.tendered().isBlank());
    exact.setManaged(exact.isVisible());
    under.setText(model.underAmount());
    under
        .getStyleClass()
        .setAll("label", model.tendered().isWrong() ? "tt-error-words" : "tt-strong");
    bar.setSum(model.tendered().isWrong() ? "" : model.barSum());
    bar.setReason(model.tendered().isWrong() ? model.underAmount() : "");
  }

  @Override
  public void entered() {
    model.entered();
    show();
    tendered.requestFocus();
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
    TextInputs.type(tendered, characters);
  }
}
