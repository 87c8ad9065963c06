package truetill.client.app;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.printer.PaperSheet;
import truetill.client.shell.PaperPictures;

/** What the simulated printer put out, kept for the window; the latest sheets only. */
final class SheetPictures implements PaperPictures {
  private static final int KEPT = 20;

  private final Deque<PaperSheet> sheets = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** A sheet came out; called in the printer's thread. */
  void add(PaperSheet sheet) {
    synchronized (sheets) {
      if (sheets.size() == KEPT) {
        sheets.removeFirst();
      }
      sheets.addLast(sheet);
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public @Nullable BufferedImage of(String receipt) {
    PaperSheet found = null;
    synchronized (sheets) {
      Iterator<PaperSheet> newestFirst = sheets.descendingIterator();
      while (found == null && newestFirst.hasNext()) {
        PaperSheet sheet = newestFirst.next();
        found = receipt.equals(sheet.barcode()) || sheet.text().contains(receipt) ? sheet : null;
      }
    }
    return found == null ? null : found.picture();
  }

  @Override
  public AutoCloseable onPaper(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
