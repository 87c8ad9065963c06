package truetill.client.screens.pos;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is looked for; typed on the sale screen, gone on with on the search screen. */
public final class FindText {
  private final StringProperty text = new SimpleStringProperty("");

  public StringProperty textProperty() {
    return text;
  }

  public void set(String words) {
    text.set(words);
  }
}
