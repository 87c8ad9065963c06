package truetill.client.shell;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** What the simulated printer put out, as pictures, so that the shop can be tried with no paper. */
public interface PaperPictures {
  /** The newest sheet of this receipt, null while it is not printed or a real printer prints it. */
  @Nullable BufferedImage of(String receipt);

  /** Called, on any thread, when a sheet came out; close it to stop. */
  AutoCloseable onPaper(Runnable listener);

  /** A till with a real printer shows no pictures. */
  PaperPictures NONE =
      new PaperPictures() {
        @Override
        public @Nullable BufferedImage of(String receipt) {
          return null;
        }

        @Override
        public AutoCloseable onPaper(Runnable listener) {
          return () -> {};
        }
      };
}
