package truetill.client.screens;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.printer.PaperSheet;
import truetill.client.shell.PaperPictures;

/** Keeps the newest sheets of the simulated printer and shows them as pictures. */
public final class SheetPictures implements PaperPictures, Consumer<PaperSheet> {
  private static final int KEPT = 20;

  private final Deque<PaperSheet> sheets = new ArrayDeque<>();
  private final List<Runnable> listeners = new ArrayList<>();

  /** A sheet came out; called in the printer's thread. A pulse alone has no paper. */
  @Override
  public void accept(PaperSheet sheet) {
    if (sheet.lines().isEmpty()) {
      return;
    }
    keep(sheet).forEach(Runnable::run);
  }

  private synchronized List<Runnable> keep(PaperSheet sheet) {
    if (sheets.size() == KEPT) {
      sheets.removeLast();
    }
    sheets.addFirst(sheet);
    return List.copyOf(listeners);
  }

  @Override
  public synchronized @Nullable BufferedImage of(String receipt) {
    return sheets.stream()
        .filter(sheet -> sheet.text().contains(receipt))
        .findFirst()
        .map(PaperSheet::picture)
        .orElse(null);
  }

  @Override
  public synchronized AutoCloseable onPaper(Runnable listener) {
    listeners.add(listener);
    return () -> forget(listener);
  }

  private synchronized void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
