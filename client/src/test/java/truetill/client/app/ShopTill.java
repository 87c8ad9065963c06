package truetill.client.app;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.scanner.ScanClassifier;
import truetill.client.devices.scanner.ScanSettings;
import truetill.client.fx.Keys;
import truetill.client.fx.ManualTime;
import truetill.client.fx.OffFxThread;
import truetill.client.fx.Theme;
import truetill.client.fx.Words;
import truetill.client.register.Register;
import truetill.client.screens.RegisterScreens;
import truetill.client.screens.SheetPictures;
import truetill.client.screens.ShownWindow;
import truetill.client.shell.Incidents;
import truetill.client.shell.RegisterParts;
import truetill.core.clock.StoreClock;

/**
 * The register as a shop runs it: a real store, a real journal and cache in a folder, its threads,
 * its simulated printer, and its window. Only the time by which keys are told from scans is the
 * test's, so that how fast this computer types decides nothing.
 */
final class ShopTill implements AutoCloseable {
  private final ExecutorService desk = Executors.newSingleThreadExecutor();
  private final SheetPictures pictures = new SheetPictures();
  private final Station station;
  private final ShownWindow window;

  /**
   * Opens it.
   *
   * @param hand what presses keys and mouse
   */
  ShopTill(Path folder, String address, Keys.Hand hand) throws CannotStart {
    this.station =
        Station.open(
            new StationOptions(
                folder,
                address,
                true,
                new PrinterAddress.Picture(),
                PaperWidth.COLUMNS_42,
                pictures));
    ManualTime time = new ManualTime(station.time().instant());
    Incidents incidents = new Incidents(station.ids());
    RegisterParts parts =
        new RegisterParts(
            station.register(),
            new OffFxThread(desk, Platform::runLater, incidents::report),
            new StoreClock(station.time(), station.zone()),
            time,
            Words.english(),
            new ShownWindow.RememberedTheme(Theme.LIGHT),
            new ShownWindow.RecordedSounds(),
            pictures,
            incidents);
    this.window =
        new ShownWindow(
            parts,
            new RegisterScreens(new ScanClassifier(ScanSettings.STANDARD), time::nanos, time),
            new Keys(time, hand),
            1366,
            768);
  }

  ShownWindow window() {
    return window;
  }

  Register register() {
    return station.register();
  }

  @Override
  public void close() {
    window.close();
    desk.close();
    station.close();
  }
}
