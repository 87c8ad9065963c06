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
import org.junit.jupiter.api.Test;
import truetill.client.fx.Fx;
import truetill.client.fx.Keys;
import truetill.client.screens.shop.FakeRegister;

/** A sale that fits on the screen shows all its lines, however it came there. */
class LinesInViewTest {
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
