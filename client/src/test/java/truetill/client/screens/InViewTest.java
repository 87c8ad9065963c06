package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.screens.Tour.SCANNER;
import static truetill.client.screens.shop.FakeRegister.CASHIER_PIN;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.client.fx.FigurePanel;
import truetill.client.fx.Fx;
import truetill.client.fx.Keys;
import truetill.client.fx.Theme;
import truetill.client.screens.shop.FakeRegister;

/** What the cashier looks at is whole and marked: lines, choices and amounts. */
class InViewTest {
  @Test
  void aSaleTakenUpAgainShowsFromItsFirstLine() {
    try (TillWindow till = TillWindow.open(new FakeRegister())) {
      Keys keys = till.keys();
      keys.type(CASHIER_PIN).press(KeyCode.ENTER).press(KeyCode.F9);
      keys.scan("ITM0047790", SCANNER).scan("ITM0048377", SCANNER).scan("ITM0048400", SCANNER);
      keys.press(KeyCode.F4);
      keys.press(KeyCode.F5);

      assertThat(rowsInView(till)).containsExactly(0, 1, 2);
    }
  }

  @Test
  void theLineThatDelTakesOffIsTheOneThatIsMarked() {
    try (TillWindow till = TillWindow.open(new FakeRegister())) {
      Keys keys = till.keys();
      keys.type(CASHIER_PIN).press(KeyCode.ENTER).press(KeyCode.F9);
      keys.scan("ITM0047790", SCANNER).scan("ITM0048377", SCANNER).scan("ITM0048400", SCANNER);
      keys.press(KeyCode.UP).press(KeyCode.UP).press(KeyCode.DELETE);

      assertThat(marked(till, "#lines")).isZero();
    }
  }

  @Test
  void theItemThatEnterAddsIsTheOneThatIsMarked() {
    try (TillWindow till = TillWindow.open(new FakeRegister())) {
      Keys keys = till.keys();
      keys.type(CASHIER_PIN).press(KeyCode.ENTER).press(KeyCode.F9).press(KeyCode.F2);
      keys.type("l").type("a").type("m").type("p");

      assertThat(marked(till, "#found")).isZero();
    }
  }

  @Test
  void afterTooLittleCashTheNextDigitsBeginANewAmount() {
    try (TillWindow till = TillWindow.open(new FakeRegister())) {
      Keys keys = till.keys();
      keys.type(CASHIER_PIN).press(KeyCode.ENTER).press(KeyCode.F9);
      keys.scan("ITM0048213", SCANNER).press(KeyCode.F9);
      keys.type("20").press(KeyCode.ENTER).type("30");

      assertThat(till.text("#tendered")).isEqualTo("30");
    }
  }

  /** Nine digits of change, on the narrowest window. */
  @Test
  void aLongAmountIsMadeSmallerInsteadOfCut() {
    try (TillWindow till = TillWindow.open(new FakeRegister(), Theme.LIGHT, 1024, 768)) {
      Keys keys = till.keys();
      keys.type(CASHIER_PIN).press(KeyCode.ENTER).press(KeyCode.F9);
      keys.scan("ITM0048213", SCANNER).press(KeyCode.F9).type("5050").press(KeyCode.ENTER);

      FigurePanel panel = till.find("#total", FigurePanel.class);
      Fx.run(() -> {
        till.sceneNow().getRoot().applyCss();
        till.sceneNow().getRoot().layout();
      });
      Node figure = Fx.get(() -> panel.lookup(".tt-figure"));
      Bounds drawn = Fx.get(() -> figure.localToScene(figure.getBoundsInLocal()));
      Bounds room = Fx.get(() -> panel.localToScene(panel.getLayoutBounds()));
      assertThat(drawn.getMinX()).isGreaterThanOrEqualTo(room.getMinX());
      assertThat(drawn.getMaxX()).isLessThanOrEqualTo(room.getMaxX());
      assertThat(room.getMaxX()).isLessThanOrEqualTo(1024);
    }
  }

  /** 23.76 may be paid with seven different amounts of cash, the most there are. */
  @ParameterizedTest
  @CsvSource({"1024, 768", "1366, 768", "1920, 1080"})
  void sevenAmountsOfCashMoveNothingOutOfTheWindow(int width, int height) {
    try (TillWindow till = TillWindow.open(new FakeRegister(), Theme.LIGHT, width, height)) {
      Keys keys = till.keys();
      keys.type(CASHIER_PIN).press(KeyCode.ENTER).press(KeyCode.F9);
      keys.scan("ITM0048213", SCANNER).press(KeyCode.F9);

      assertThat(till.find("#smartCash", GridPane.class).getChildren()).hasSize(7);
      assertThat(Fx.get(() -> LayoutFaults.of(till.sceneNow()))).isEmpty();
    }
  }

  @Test
  void theCountSaysAtOnceThatASaleIsOpen() {
    try (TillWindow till = TillWindow.open(new FakeRegister())) {
      Keys keys = till.keys();
      keys.type(CASHIER_PIN).press(KeyCode.ENTER).press(KeyCode.F9);
      keys.scan("ITM0048213", SCANNER).press(KeyCode.F11).type("3");

      assertThat(till.texts()).contains("Count the drawer", "a sale is open");
    }
  }

  private static int marked(TillWindow till, String list) {
    ListView<?> rows = till.find(list, ListView.class);
    return Fx.get(() -> rows.getSelectionModel().getSelectedIndex());
  }

  private static List<Integer> rowsInView(TillWindow till) {
    ListView<?> lines = till.find("#lines", ListView.class);
    return Fx.get(() -> {
      till.sceneNow().getRoot().applyCss();
      till.sceneNow().getRoot().layout();
      Bounds view = lines.localToScene(lines.getLayoutBounds());
      List<Integer> rows = new ArrayList<>();
      for (Node node : lines.lookupAll(".list-cell")) {
        if (node instanceof ListCell<?> cell
            && !cell.isEmpty()
            && cell.isVisible()
            && view.contains(cell.localToScene(cell.getLayoutBounds()))) {
          rows.add(cell.getIndex());
        }
      }
      return rows.stream().sorted().toList();
    });
  }
}
