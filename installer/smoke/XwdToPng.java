import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * Turns the screen file of {@code Xvfb -fbdir} into a PNG, so that a screenshot needs no tool but
 * the JDK. Prints the number of distinct colours, by which a blank screen is told from a window.
 *
 * <p>Usage: {@code java XwdToPng.java Xvfb_screen0 out.png}
 */
final class XwdToPng {
  private static final int VERSION = 7;
  private static final int COLOR_BYTES = 12;

  private XwdToPng() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: java XwdToPng.java Xvfb_screen0 out.png");
      System.exit(2);
    }
    ByteBuffer xwd = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0])));
    int headerSize = xwd.getInt(0);
    int width = xwd.getInt(16);
    int height = xwd.getInt(20);
    boolean bigEndian = xwd.getInt(28) == 1;
    int bitsPerPixel = xwd.getInt(44);
    int bytesPerLine = xwd.getInt(48);
    int colors = xwd.getInt(76);
    if (xwd.getInt(4) != VERSION || bitsPerPixel != 32) {
      throw new IOException(
          "expected an X window dump of version 7 with 32 bits a pixel, found "
              + new String(xwd.array(), 0, 8, StandardCharsets.ISO_8859_1));
    }
    xwd.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Set<Integer> seen = new HashSet<>();
    int start = headerSize + colors * COLOR_BYTES;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = xwd.getInt(start + y * bytesPerLine + x * 4) & 0xffffff;
        image.setRGB(x, y, rgb);
        seen.add(rgb);
      }
    }
    ImageIO.write(image, "png", Path.of(args[1]).toFile());
    System.out.println(seen.size());
  }
}
