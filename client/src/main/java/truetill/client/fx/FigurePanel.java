package truetill.client.fx;

import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/**
 * The panel with the one big figure of a screen, at the same place on all of them: what it is and a
 * second word above, details below.
 */
public final class FigurePanel extends VBox {
  private final StringProperty caption = new SimpleStringProperty(this, "caption", "");
  private final StringProperty corner = new SimpleStringProperty(this, "corner", "");
  private final StringProperty figure = new SimpleStringProperty(this, "figure", "");
  private final StringProperty detail = new SimpleStringProperty(this, "detail", "");
  private final StringProperty extra = new SimpleStringProperty(this, "extra", "");

  public FigurePanel() {
    getStyleClass().add("tt-total");
    Text number = new Text();
    number.getStyleClass().add("tt-figure");
    number.textProperty().bind(figure);
    StackPane place = new StackPane(number);
    place.getStyleClass().add("tt-figure-place");
    place.setAlignment(Pos.CENTER_RIGHT);
    place.setMinWidth(0);
    place.setPrefWidth(0);
    keepInside(number, place);
    VBox.setVgrow(place, Priority.ALWAYS);
    getChildren()
        .addAll(
            row(label(caption, "tt-caption"), label(corner, "tt-caption")),
            place,
            row(label(detail, "tt-detail"), label(extra, "tt-detail")));
  }

  /** An amount too long for its place gets smaller, from its right edge, and is never cut. */
  private static void keepInside(Text number, StackPane place) {
    Scale scale = new Scale(1, 1);
    number.getTransforms().add(scale);
    InvalidationListener fit =
        changed -> {
          Bounds text = number.getLayoutBounds();
          double factor =
              place.getWidth() > 0
                  ? Math.min(1, place.getWidth() / Math.max(1, text.getWidth()))
                  : 1;
          scale.setPivotX(text.getMaxX());
          scale.setPivotY(text.getCenterY());
          scale.setX(factor);
          scale.setY(factor);
        };
    number.layoutBoundsProperty().addListener(fit);
    place.widthProperty().addListener(fit);
  }

  private static Label label(StringProperty text, String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.textProperty().bind(text);
    return label;
  }

  private static HBox row(Node left, Node right) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return new HBox(left, gap, right);
  }

  /** What the figure is, such as "Total". */
  public StringProperty captionProperty() {
    return caption;
  }

  public String getCaption() {
    return caption.get();
  }

  public void setCaption(String words) {
    caption.set(words);
  }

  /** Top right, such as "9 items". */
  public StringProperty cornerProperty() {
    return corner;
  }

  public String getCorner() {
    return corner.get();
  }

  public void setCorner(String words) {
    corner.set(words);
  }

  public StringProperty figureProperty() {
    return figure;
  }

  public String getFigure() {
    return figure.get();
  }

  public void setFigure(String amount) {
    figure.set(amount);
  }

  /** Bottom left, such as subtotal and tax. */
  public StringProperty detailProperty() {
    return detail;
  }

  public String getDetail() {
    return detail.get();
  }

  public void setDetail(String words) {
    detail.set(words);
  }

  /** Bottom right. */
  public StringProperty extraProperty() {
    return extra;
  }

  public String getExtra() {
    return extra.get();
  }

  public void setExtra(String words) {
    extra.set(words);
  }
}
