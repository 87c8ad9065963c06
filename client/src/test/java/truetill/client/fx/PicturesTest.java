package truetill.client.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PicturesTest {
  @Test
  void everyPixelComesBack() {
    BufferedImage picture = new BufferedImage(7, 5, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < 7; x++) {
      for (int y = 0; y < 5; y++) {
        picture.setRGB(x, y, 0xff000000 | (x * 31) << 16 | (y * 47) << 8 | (x + y));
      }
    }

    BufferedImage back = Fx.get(() -> Pictures.fromFx(Pictures.toFx(picture)));

    for (int x = 0; x < 7; x++) {
      for (int y = 0; y < 5; y++) {
        assertThat(back.getRGB(x, y)).isEqualTo(picture.getRGB(x, y));
      }
    }
  }
}
