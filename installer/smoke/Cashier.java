import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Types into the window on DISPLAY like a cashier, with real key events, and keeps a picture of the
 * screen at the end. After each step it waits until enough of the screen has changed, and then for
 * it to come to rest; a step that does not change that much ends it with exit 1.
 *
 * <p>Usage: {@code java Cashier.java out.png STEP...}, where a step is {@code PERCENT:KEYS}: how
 * much of the screen it must change, and text and keys in angle brackets, such as {@code
 * 20:1001<ENTER>}. The percentage tells the screen that is waited for from a digit that appears.
 */
final class Cashier {
  private static final int LONGEST_MS = 30_000;
  private static final int LOOK_EVERY_MS = 300;

  /** For each press and each release; faster keys are taken for a scanner's. */
  private static final int PERSON_MS = 50;

  /** In percent: more than a blinking caret or the clock. */
  private static final double AT_REST = 0.3;

  private final Robot robot;
  private final Rectangle screen;

  private Cashier() throws Exception {
    robot = new Robot();
    robot.setAutoDelay(PERSON_MS);
    Dimension size = Toolkit.getDefaultToolkit().getScreenSize();
    screen = new Rectangle(size);
  }

  public static void main(String[] args) throws Exception {
    if (args.length < 2) {
      System.err.println("usage: java Cashier.java out.png STEP...");
      System.exit(2);
    }
    Cashier cashier = new Cashier();
    boolean done = true;
    for (int step = 1; done && step < args.length; step++) {
      done = cashier.step(args[step]);
      if (!done) {
        System.err.println("the screen did not change after " + args[step]);
      }
    }
    ImageIO.write(cashier.look(), "png", new File(args[0]));
    System.exit(done ? 0 : 1);
  }

  private boolean step(String step) throws Exception {
    int colon = step.indexOf(':');
    double wanted = Double.parseDouble(step.substring(0, colon));
    BufferedImage before = look();
    type(step.substring(colon + 1));
    long end = System.nanoTime() + LONGEST_MS * 1_000_000L;
    BufferedImage last = before;
    while (System.nanoTime() < end) {
      Thread.sleep(LOOK_EVERY_MS);
      BufferedImage now = look();
      if (changed(before, now) >= wanted && changed(last, now) < AT_REST) {
        return true;
      }
      last = now;
    }
    return false;
  }

  private BufferedImage look() {
    return robot.createScreenCapture(screen);
  }

  private static double changed(BufferedImage one, BufferedImage other) {
    int different = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (one.getRGB(x, y) != other.getRGB(x, y)) {
          different++;
        }
      }
    }
    return 100.0 * different / (one.getWidth() * one.getHeight());
  }

  private void type(String keys) throws Exception {
    for (int at = 0; at < keys.length(); at++) {
      char next = keys.charAt(at);
      if (next == '<') {
        int end = keys.indexOf('>', at);
        press(KeyEvent.class.getField("VK_" + keys.substring(at + 1, end)).getInt(null), false);
        at = end;
      } else {
        press(
            KeyEvent.getExtendedKeyCodeForChar(next),
            !String.valueOf(next).equals(String.valueOf(next).toLowerCase(Locale.ROOT)));
      }
    }
  }

  private void press(int key, boolean shift) {
    if (shift) {
      robot.keyPress(KeyEvent.VK_SHIFT);
    }
    robot.keyPress(key);
    robot.keyRelease(key);
    if (shift) {
      robot.keyRelease(KeyEvent.VK_SHIFT);
    }
  }
}
