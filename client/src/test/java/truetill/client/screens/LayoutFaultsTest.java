package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import truetill.client.fx.Fx;
import truetill.client.fx.PadKey;
import truetill.client.fx.PayBar;

/** Each fault is planted once, so that a layout test that finds nothing has looked. */
class LayoutFaultsTest {
  private static final String WORDS = "Hana Quillfeather";

  private static List<String> found(
      Supplier<Parent> root, Function<Scene, List<String>> inspection) {
    return Fx.get(() -> {
      Parent made = root.get();
      if (made instanceof Region region) {
        region.setBackground(Background.fill(Color.WHITE));
      }
      return inspection.apply(new Scene(made, 1366, 768));
    });
  }

  private static List<String> layout(Supplier<Parent> root) {
    return found(root, LayoutFaults::of);
  }

  private static <N extends Region> N sized(N node, double width, double height) {
    node.setMinSize(width, height);
    node.setPrefSize(width, height);
    node.setMaxSize(width, height);
    return node;
  }

  private static Button button(double width, double height) {
    return sized(new Button("ok"), width, height);
  }

  @Test
  void aSoundSceneHasNone() {
    Supplier<Parent> sound =
        () -> {
          Label name = new Label(WORDS);
          name.setTextFill(Color.BLACK);
          Button key = button(64, 64);
          key.setTextFill(Color.BLACK);
          key.setBackground(Background.fill(Color.WHITE));
          return new VBox(new HBox(name, key), sized(new PadKey(), 72, 64));
        };
    assertThat(layout(sound)).isEmpty();
    assertThat(found(sound, ContrastFaults::of)).isEmpty();
  }

  @Test
  void anEllipsisIsFound() {
    assertThat(layout(() -> new StackPane(sized(new Label(WORDS), 60, 30))))
        .singleElement()
        .asString()
        .contains("ends in an ellipsis");
  }

  @Test
  void aTitleThatMayClipIsFoundOnlyWhereThereIsRoom() {
    assertThat(layout(() -> clipped(200)))
        .singleElement()
        .asString()
        .contains("is cut with room beside it");
    assertThat(layout(() -> clipped(0))).isEmpty();
  }

  private static Parent clipped(double room) {
    Label title = sized(new Label(WORDS), 60, 30);
    title.getStyleClass().add("tt-may-clip");
    Region gap = sized(new Region(), room, 1);
    HBox.setHgrow(gap, Priority.ALWAYS);
    return new VBox(new HBox(title, gap));
  }

  @Test
  void aTextCutAtTheTopIsFound() {
    Supplier<Parent> low =
        () -> {
          Label label = new Label("two\nlines");
          return new StackPane(sized(label, 200, 20));
        };
    assertThat(layout(low)).isNotEmpty();
  }

  @Test
  void siblingsThatOverlapAreFound() {
    assertThat(layout(() -> new HBox(-30, button(64, 64), button(64, 64))))
        .singleElement()
        .asString()
        .contains("overlap in HBox");
  }

  @Test
  void whatLiesOutsideTheWindowIsFound() {
    Supplier<Parent> outside =
        () -> {
          Node far = button(64, 64);
          far.relocate(1340, 10);
          return new Pane(far);
        };
    assertThat(layout(outside)).isNotEmpty().allMatch(fault -> fault.contains("of the window"));
  }

  @Test
  void whatLiesOutsideItsParentIsFound() {
    Supplier<Parent> tight =
        () -> new StackPane(sized(new VBox(button(64, 64), button(64, 64)), 64, 100));
    assertThat(layout(tight)).singleElement().asString().contains("reaches out of VBox");
  }

  @Test
  void keysTooSmallToTouchAreFound() {
    assertThat(layout(() -> new StackPane(button(64, 35))))
        .singleElement()
        .asString()
        .contains("too small to touch");
    assertThat(layout(() -> new StackPane(sized(new PadKey(), 72, 63 - 1))))
        .singleElement()
        .asString()
        .contains("smaller than 64");
    assertThat(layout(() -> new StackPane(sized(new PayBar(), 400, 78))))
        .singleElement()
        .asString()
        .contains("smaller than 80");
  }

  @Test
  void paleTextIsFound() {
    Supplier<Parent> pale =
        () -> {
          Label grey = new Label(WORDS);
          grey.setTextFill(Color.web("#808080"));
          return new StackPane(grey);
        };
    assertThat(found(pale, ContrastFaults::of))
        .singleElement()
        .asString()
        .contains("has a contrast of 3.9");
    Supplier<Parent> faded =
        () -> {
          Label black = new Label(WORDS);
          black.setTextFill(Color.BLACK);
          black.setOpacity(0.3);
          return new StackPane(black);
        };
    assertThat(found(faded, ContrastFaults::of)).hasSize(1);
  }

  @Test
  void aFieldWhoseFocusIsNotSeenIsFound() {
    Supplier<Parent> field =
        () -> {
          TextField plain = new TextField("x");
          plain.setStyle(
              "-fx-background-color: #f0f0f0, white; -fx-background-insets: 0, 1;"
                  + " -fx-text-fill: black;");
          return new StackPane(plain);
        };
    assertThat(
            found(
                field,
                scene -> {
                  scene.getRoot().getChildrenUnmodifiable().getFirst().requestFocus();
                  return ContrastFaults.of(scene);
                }))
        .singleElement()
        .asString()
        .contains("is not seen");
  }

  @Test
  void whatTheKeyboardCannotReachIsFound() {
    Supplier<Parent> lost =
        () -> {
          Button key = button(64, 64);
          key.setFocusTraversable(false);
          StackPane pane = new StackPane(key);
          pane.setPadding(new Insets(8));
          return pane;
        };
    assertThat(found(lost, KeyFaults::of))
        .hasSize(2)
        .anyMatch(fault -> fault.startsWith("Tab does not reach"))
        .contains("nothing has the focus");
  }
}
