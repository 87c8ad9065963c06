package truetill.client.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import truetill.client.fx.KeyHint;
import truetill.client.fx.TouchKey;

/** Binds the frame. */
public final class FrameController {
  private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
  private static final PseudoClass REFUND = PseudoClass.getPseudoClass("refund");
  private static final PseudoClass WARNED = PseudoClass.getPseudoClass("warned");

  /** Below this width the header says less of the drawer. */
  private static final double ROOMY = 1200;

  private final FrameModel model;
  private final Runnable menu;

  @FXML private BorderPane frame;
  @FXML private HBox bar;
  @FXML private Label shop;
  @FXML private Label till;
  @FXML private Label drawer;
  @FXML private Label sign;
  @FXML private HBox link;
  @FXML private Region linkMark;
  @FXML private Label linkWords;
  @FXML private Label time;
  @FXML private TouchKey person;
  @FXML private Label initial;
  @FXML private Label personName;
  @FXML private StackPane stage;
  @FXML private HBox footer;
  @FXML private HBox hints;
  @FXML private HBox warning;
  @FXML private Label warningWords;

  FrameController(FrameModel model, Runnable menu) {
    this.model = model;
    this.menu = menu;
  }

  @FXML
  void initialize() {
    shop.setText(model.shop());
    till.setText(model.till());
    drawer
        .textProperty()
        .bind(
            Bindings.when(frame.widthProperty().lessThan(ROOMY))
                .then(model.drawerShortProperty())
                .otherwise(model.drawerProperty()));
    sign.textProperty().bind(model.signProperty());
    shownWhenFilled(sign);
    model
        .signProperty()
        .addListener(
            (observed, before, word) -> bar.pseudoClassStateChanged(REFUND, !word.isEmpty()));
    linkWords
        .textProperty()
        .bind(
            Bindings.when(frame.widthProperty().lessThan(ROOMY))
                .then(model.linkProperty())
                .otherwise(model.linkSinceProperty()));
    Tooltip help = new Tooltip();
    help.textProperty().bind(model.linkHelpProperty());
    linkWords.setTooltip(help);
    linkWords
        .accessibleTextProperty()
        .bind(Bindings.concat(model.linkSinceProperty(), ". ", model.linkHelpProperty()));
    model.onlineProperty().addListener((observed, before, online) -> showLink(online));
    showLink(model.online());
    time.textProperty().bind(model.timeProperty());
    personName.textProperty().bind(model.personProperty());
    initial
        .textProperty()
        .bind(model.personProperty().map(name -> name.isEmpty() ? "" : name.substring(0, 1)));
    person.visibleProperty().bind(model.personProperty().isNotEmpty());
    person.managedProperty().bind(person.visibleProperty());
    person.setOnAction(pressed -> menu.run());
    warningWords.textProperty().bind(model.warningProperty());
    warning.visibleProperty().bind(model.warningProperty().isNotEmpty());
    warning.managedProperty().bind(warning.visibleProperty());
    model.warningProperty().addListener((observed, before, now) -> showFooter());
    model.hintsProperty().addListener((observed, before, now) -> showFooter());
    showFooter();
  }

  private static void shownWhenFilled(Label label) {
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  private void showLink(boolean online) {
    link.pseudoClassStateChanged(ALONE, !online);
    linkMark.getStyleClass().setAll("tt-icon", online ? "tt-icon-online" : "tt-icon-alone");
  }

  /** A warning takes the place of the hints, except the key that shows all keys. */
  private void showFooter() {
    boolean warned = !model.warningProperty().get().isEmpty();
    footer.pseudoClassStateChanged(WARNED, warned);
    List<KeyHint> shown = model.hintsProperty().get();
    if (warned && !shown.isEmpty()) {
      shown = List.of(shown.getLast());
    }
    hints.getChildren().setAll(shown.stream().map(FrameController::hint).toList());
  }

  private static HBox hint(KeyHint key) {
    Label cap = new Label(key.cap());
    cap.getStyleClass().add("tt-cap");
    cap.setMinWidth(Region.USE_PREF_SIZE);
    Label words = new Label(key.words());
    words.setMinWidth(Region.USE_PREF_SIZE);
    HBox both = new HBox(cap, words);
    both.getStyleClass().add("tt-key-hint");
    return both;
  }

  void put(Parent screen) {
    stage.getChildren().setAll(screen);
  }
}
