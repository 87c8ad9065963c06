package truetill.client.fx;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.robot.BaseRobot;

/**
 * The hand of TestFX, which many projects test their screens with. Its own waits of fixed length
 * are left out: a test waits for what it wants to see.
 */
public final class TestFxHand implements Keys.Hand {
  private final BaseRobot robot;

  public TestFxHand() {
    Fx.start();
    robot = new FxRobot().robotContext().getBaseRobot();
  }

  @Override
  public void press(KeyCode key) {
    robot.pressKeyboard(key);
    Fx.settle();
  }

  @Override
  public void release(KeyCode key) {
    robot.releaseKeyboard(key);
    Fx.settle();
  }

  @Override
  public void moveTo(double screenX, double screenY) {
    robot.moveMouse(new Point2D(screenX, screenY));
    Fx.settle();
  }

  @Override
  public void pressButton() {
    robot.pressMouse(MouseButton.PRIMARY);
    Fx.settle();
  }

  @Override
  public void releaseButton() {
    robot.releaseMouse(MouseButton.PRIMARY);
    Fx.settle();
  }
}
