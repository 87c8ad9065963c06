package truetill.client.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.Callback;

/** Loads what a screen looks like, and lets somebody else make its controller. */
public final class Fxml {
  private final Words words;
  private final Callback<Class<?>, Object> controllers;

  /**
   * Loads with these words and controllers.
   *
   * @param controllers makes the controller an FXML file names, with everything it needs handed in
   */
  public Fxml(Words words, Callback<Class<?>, Object> controllers) {
    this.words = words;
    this.controllers = controllers;
  }

  /** A drawn file and the controller behind it. */
  public record Loaded(Parent root, Object controller) {}

  /**
   * Draws one file.
   *
   * @param path inside {@code fxml/} and without its ending, such as {@code pos/sale}
   */
  public Loaded load(String path) {
    URL place = Fxml.class.getResource("/fxml/" + path + ".fxml");
    if (place == null) {
      throw new IllegalStateException("the screen fxml/" + path + ".fxml is not in this program");
    }
    FXMLLoader loader = new FXMLLoader(place, words.bundle());
    loader.setControllerFactory(controllers);
    try {
      Parent root = loader.load();
      return new Loaded(root, loader.getController());
    } catch (IOException broken) {
      throw new UncheckedIOException("fxml/" + path + ".fxml", broken);
    }
  }
}
