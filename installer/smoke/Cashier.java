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
 * screen at the end. After each step it waits for the screen to change, and then to come to rest; a
 * step that changes nothing ends it with exit 1.
 *
 * <p>Usage: {@code java Cashier.java out.png STEP...}, where a step is text and keys in angle
 * brackets, such as {@code 1001<ENTER>}.
 */
final class Cashier {
  private static final int LONGEST_MS = 30_000;
  private static final int LOOK_EVERY_MS = 300;

  /** For each press and each release; faster keys are taken for a scanner's. */
  private static final int PERSON_MS = 50;

  /** More than a blinking caret or the clock, less than one new line of a sale. */
  private static final double CHANGED = 0.004;

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

  private boolean step(String keys) throws Exception {
    BufferedImage before = look();
    type(keys);
    long end = System.nanoTime() + LONGEST_MS * 1_000_000L;
    BufferedImage last = before;
    while (System.nanoTime() < end) {
      Thread.sleep(LOOK_EVERY_MS);
      BufferedImage now = look();
      if (differ(before, now) && !differ(last, now)) {
        return true;
      }
      last = now;
    }
    return false;
  }

  private BufferedImage look() {
    return robot.createScreenCapture(screen);
  }

  private static boolean differ(BufferedImage one, BufferedImage other) {
    int different = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (one.getRGB(x, y) != other.getRGB(x, y)) {
          different++;
        }
      }
    }
    return different > CHANGED * one.getWidth() * one.getHeight();
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
