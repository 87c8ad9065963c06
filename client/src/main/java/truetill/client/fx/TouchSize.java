package truetill.client.fx;

/**
 * How large things are on a window of this size. The sheets are written in px for a 15.6 inch
 * screen of 1366×768, where 4 px are about 1 mm; narrow windows have a sheet of their own, written
 * for 1024×768. Larger windows get everything larger in proportion, except the lines of a list:
 * those grow half as much, so that a tall screen shows more of them.
 *
 * @param narrow whether the sheet for 1024×768 is laid over
 * @param keys factor for keys, panels and their text, from 1
 * @param lines factor for rows and their text, from 1
 */
public record TouchSize(boolean narrow, double keys, double lines) {
  private static final double WIDE_WIDTH = 1366;
  private static final double NARROW_WIDTH = 1024;
  private static final double HEIGHT = 768;

  /**
   * Factors move in these steps, so that dragging a window's edge does not lay out anew each px.
   */
  private static final double STEP = 1.0 / 64;

  public static TouchSize of(double windowWidth, double windowHeight) {
    boolean narrow = windowWidth < WIDE_WIDTH;
    double fits =
        Math.min(windowWidth / (narrow ? NARROW_WIDTH : WIDE_WIDTH), windowHeight / HEIGHT);
    double keys = Math.max(1, Math.floor(fits / STEP) * STEP);
    return new TouchSize(narrow, keys, 1 + (keys - 1) / 2);
  }
}
