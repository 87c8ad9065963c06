package truetill.client.screens.pos.change;

import java.awt.image.BufferedImage;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.ActionKey;
import truetill.client.fx.Background;
import truetill.client.fx.FigurePanel;
import truetill.client.fx.KeyMap;
import truetill.client.fx.NoticeStrip;
import truetill.client.fx.NumberPad;
import truetill.client.fx.PayBar;
import truetill.client.fx.Pictures;
import truetill.client.fx.Words;
import truetill.client.screens.pos.sale.SaleModel;
import truetill.client.shell.Lock;
import truetill.client.shell.PaperPictures;
import truetill.client.shell.ScreenController;
import truetill.core.pos.CartLine;
import truetill.core.pos.RecordedSale;

/** Binds the screen after a sale. */
public final class ChangeController implements ScreenController {
  /** The hairline around the paper. */
  private static final double SHEET_EDGE = 4;

  private final ChangeModel model;
  private final SaleModel saleModel;
  private final PaperPictures pictures;
  private final Background background;
  private final Lock lock;
  private final Words words;
  private final ObjectProperty<KeyMap> keys = new SimpleObjectProperty<>();
  private @Nullable AutoCloseable status;
  private @Nullable AutoCloseable paper;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private Label handBack;
  @FXML private HBox pieces;
  @FXML private VBox lines;
  @FXML private ScrollPane paperPane;
  @FXML private ImageView picture;
  @FXML private NoticeStrip notice;
  @FXML private FigurePanel total;
  @FXML private HBox receipt;
  @FXML private Label printed;
  @FXML private Label time;
  @FXML private NumberPad pad;
  @FXML private ActionKey reprint;
  @FXML private ActionKey drawer;
  @FXML private ActionKey find;
  @FXML private ActionKey recall;
  @FXML private ActionKey untagged;
  @FXML private ActionKey voidKey;
  @FXML private ActionKey lockKey;
  @FXML private PayBar bar;

  public ChangeController(
      ChangeModel model,
      SaleModel saleModel,
      PaperPictures pictures,
      Background background,
      Lock lock,
      Words words) {
    this.model = model;
    this.saleModel = saleModel;
    this.pictures = pictures;
    this.background = background;
    this.lock = lock;
    this.words = words;
  }

  @FXML
  void initialize() {
    notice.noticeProperty().bind(model.noticeProperty());
    printed.textProperty().bind(model.printedProperty());
    model.printingProperty().addListener((observed, before, now) -> showPrinting(now));
    picture.fitWidthProperty().bind(paperPane.widthProperty().subtract(SHEET_EDGE));
    pad.write(this::beginWith, model::newSale);
    reprint.setOnAction(pressed -> model.reprint());
    drawer.setOnAction(pressed -> begin(saleModel::openNoSale));
    find.setOnAction(pressed -> begin(saleModel::find));
    recall.setOnAction(pressed -> begin(saleModel::recall));
    untagged.setOnAction(pressed -> begin(saleModel::untagged));
    voidKey.setOnAction(pressed -> begin(() -> saleModel.openVoid("")));
    lockKey.setOnAction(pressed -> lock.now());
    bar.setOnAction(pressed -> model.newSale());
    keys.set(
        new KeyMap()
            .explained(words.say("change.scan"), words.say("change.scan.next"))
            .printed("ENTER ESC", "Enter", words.say("change.new"), model::newSale)
            .printed("Ctrl+P", "Ctrl+P", words.say("change.reprint"), model::reprint)
            .printed("F2", "F2", words.say("sale.find"), () -> begin(saleModel::find))
            .printed("F5", "F5", words.say("sale.recall"), () -> begin(saleModel::recall))
            .printed("F6", "F6", words.say("sale.untagged"), () -> begin(saleModel::untagged))
            .printed("F7", "F7", words.say("sale.drawer"), () -> begin(saleModel::openNoSale))
            .printed(
                "Ctrl+R",
                "Ctrl+R",
                words.say("sale.void"),
                () -> begin(() -> saleModel.openVoid(""))));
  }

  /** What belongs to the sale screen is done there. */
  private void begin(Runnable action) {
    model.newSale();
    action.run();
  }

  private void beginWith(String characters) {
    saleModel.entryProperty().set(characters);
    model.newSale();
  }

  private void show(RecordedSale sale) {
    boolean even = model.change(sale).isZero();
    title.setText(model.title(sale));
    subtitle.setText(model.subtitle(sale));
    total.getStyleClass().removeAll("tt-change", "tt-even");
    total.getStyleClass().add(even ? "tt-even" : "tt-change");
    total.setCaption(words.say("change.change"));
    total.setCorner(model.corner(sale));
    total.setFigure(model.change(sale).toDisplay());
    total.setDetail(model.total(sale));
    total.setExtra(model.paidWith(sale));
    handBack.setVisible(!even);
    handBack.setManaged(!even);
    pieces.setVisible(!even);
    pieces.setManaged(!even);
    pieces.getChildren().setAll(model.pieces(sale).stream().map(ChangeController::piece).toList());
    time.setText(model.time(sale));
    lines.getChildren().clear();
    for (CartLine line : sale.lines()) {
      String what =
          line.quantity() == 1
              ? line.description()
              : words.say("change.line.many", line.description(), line.quantity());
      lines.getChildren().add(row("tt-ruled", what, line.lineTotal().toString()));
    }
    lines
        .getChildren()
        .add(row("tt-muted-row", words.say("change.tax"), sale.totals().tax().toString()));
    lines
        .getChildren()
        .add(row("tt-ruled-total", words.say("sale.total"), sale.totals().total().toString()));
  }

  private static Label piece(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("tt-piece");
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private static HBox row(String styleClass, String what, String amount) {
    Label left = new Label(what);
    left.getStyleClass().add("tt-may-clip");
    left.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label right = new Label(amount);
    right.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(left, gap, right);
    row.getStyleClass().addAll("tt-slip-row", styleClass);
    return row;
  }

  private void showPrinting(boolean printing) {
    receipt.getStyleClass().removeAll("tt-done", "tt-waits");
    receipt.getStyleClass().add(printing ? "tt-waits" : "tt-done");
  }

  private void showPaper(String receiptNumber) {
    BufferedImage sheet = pictures.of(receiptNumber);
    paperPane.setVisible(sheet != null);
    paperPane.setManaged(sheet != null);
    picture.setImage(sheet == null ? null : Pictures.toFx(sheet));
  }

  @Override
  public void entered() {
    RecordedSale sale = model.sale();
    if (sale == null) {
      model.newSale();
      return;
    }
    show(sale);
    status = model.follow();
    paper = pictures.onPaper(() -> background.show(() -> showPaper(sale.receipt())));
    showPaper(sale.receipt()); // after listening, so that paper that comes in between is seen
    model.entered();
  }

  @Override
  public void left() {
    close(status);
    close(paper);
    status = null;
    paper = null;
  }

  private static void close(@Nullable AutoCloseable listening) {
    if (listening != null) {
      try {
        listening.close();
      } catch (Exception impossible) {
        throw new IllegalStateException(impossible);
      }
    }
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
    beginWith(characters);
  }
}
