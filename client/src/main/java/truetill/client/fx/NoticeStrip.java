package truetill.client.fx;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Shows a {@link Notice}; takes no room while there is none. */
public final class NoticeStrip extends HBox {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass ATTENTION = PseudoClass.getPseudoClass("attention");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

  private final ObjectProperty<Notice> notice =
      new SimpleObjectProperty<>(this, "notice", Notice.NONE);
  private final Region mark = new Region();
  private final Label words = new Label();

  public NoticeStrip() {
    getStyleClass().add("tt-notice");
    words.setWrapText(true);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(mark, words);
    notice.addListener((observed, before, now) -> show(now));
    show(Notice.NONE);
  }

  private void show(Notice now) {
    words.setText(now.words());
    setVisible(!now.isSilent());
    setManaged(!now.isSilent());
    pseudoClassStateChanged(ERROR, now.kind() == Notice.Kind.ERROR);
    pseudoClassStateChanged(ATTENTION, now.kind() == Notice.Kind.ATTENTION);
    pseudoClassStateChanged(DONE, now.kind() == Notice.Kind.DONE);
    mark.getStyleClass()
        .setAll(
            "tt-icon",
            switch (now.kind()) {
              case INFO -> "tt-icon-person";
              case DONE -> "tt-icon-tick";
              case ATTENTION, ERROR -> "tt-icon-warning";
            });
  }

  public ObjectProperty<Notice> noticeProperty() {
    return notice;
  }

  public Notice getNotice() {
    return notice.get();
  }

  public void setNotice(Notice now) {
    notice.set(now);
  }
}
