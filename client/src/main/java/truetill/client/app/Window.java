package truetill.client.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.scanner.ScanClassifier;
import truetill.client.devices.scanner.ScanSettings;
import truetill.client.fx.Chime;
import truetill.client.fx.FxLater;
import truetill.client.fx.OffFxThread;
import truetill.client.fx.Words;
import truetill.client.screens.RegisterScreens;
import truetill.client.screens.SheetPictures;
import truetill.client.shell.Incidents;
import truetill.client.shell.LoudspeakerSounds;
import truetill.client.shell.PreferencesFile;
import truetill.client.shell.RefusalWindow;
import truetill.client.shell.RegisterParts;
import truetill.client.shell.RegisterWindow;
import truetill.client.shell.StartRefusal;
import truetill.core.clock.StoreClock;

/**
 * Runs a register with its window until the window is closed. The till is opened away from the FX
 * thread; a till that cannot be opened shows why, and can be tried again.
 */
final class Window {
  private static final Logger LOG = LoggerFactory.getLogger(Window.class);

  private final Path data;
  private final @Nullable String server;
  private final boolean demo;
  private final @Nullable String code;
  private final PrinterAddress printer;
  private final PaperWidth width;
  private final Words words = Words.english();
  private final SheetPictures pictures = new SheetPictures();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("desk").factory());
  private final ExecutorService speaker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("speaker").factory());
  private final CompletableFuture<Integer> left = new CompletableFuture<>();
  private @Nullable Station station;

  private Window(
      Path data,
      @Nullable String server,
      boolean demo,
      @Nullable String code,
      PrinterAddress printer,
      PaperWidth width) {
    this.data = data;
    this.server = server;
    this.demo = demo;
    this.code = code;
    this.printer = printer;
    this.width = width;
  }

  /** Whether a window can be shown here. */
  static boolean hasDisplay() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String display = System.getenv("DISPLAY");
    return system.contains("windows")
        || system.contains("mac")
        || (display != null && !display.isBlank());
  }

  /** Returns when the window was closed. */
  static int run(
      Path data,
      @Nullable String server,
      boolean demo,
      @Nullable String code,
      PrinterAddress printer,
      PaperWidth width)
      throws CannotStart {
    if (!hasDisplay()) {
      throw new CannotStart(
          "no_display", "There is no display here. Use --headless, or set DISPLAY.");
    }
    Window window = new Window(data, server, demo, code, printer, width);
    Platform.setImplicitExit(false);
    try {
      Platform.startup(() -> window.open(new Stage()));
    } catch (RuntimeException | LinkageError failed) {
      LOG.error("the window toolkit does not start: {}", failed.toString());
      throw noWindow(System.getenv("DISPLAY"));
    }
    return window.left.join();
  }

  private static CannotStart noWindow(@Nullable String display) {
    return new CannotStart(
        "no_window",
        "No window can be shown here"
            + (display == null ? "" : " (DISPLAY is " + display + ")")
            + ". Is the display there, and may this user use it? On Linux the window needs the"
            + " packages README names, such as libgtk-3-0. Programs can use --headless.");
  }

  private void open(Stage stage) {
    worker.execute(() -> {
      try {
        Station opened =
            Station.open(new StationOptions(data, server, demo, code, printer, width, pictures));
        Platform.runLater(() -> show(stage, opened));
      } catch (CannotStart refused) {
        Platform.runLater(() -> explain(stage, refused));
      }
    });
  }

  private void show(Stage stage, Station opened) {
    station = opened;
    Executor fxThread = Platform::runLater;
    Incidents incidents = new Incidents(opened.ids());
    RegisterParts parts =
        new RegisterParts(
            opened.register(),
            new OffFxThread(worker, fxThread, incidents::report),
            new StoreClock(opened.time(), opened.zone()),
            new FxLater(),
            words,
            new PreferencesFile(data.resolve("preferences.properties")),
            new LoudspeakerSounds(new Chime(speaker)),
            pictures,
            incidents);
    Thread.currentThread().setUncaughtExceptionHandler((thread, bug) -> incidents.report(bug));
    new RegisterWindow(
            parts,
            new RegisterScreens(
                new ScanClassifier(ScanSettings.STANDARD), System::nanoTime, new FxLater()))
        .show(stage);
    stage.setOnCloseRequest(closing -> leave(stage, CommandLine.ExitCode.OK));
  }

  private void explain(Stage stage, CannotStart refused) {
    StartRefusal refusal =
        new StartRefusal(
            refused.code(),
            refused.getMessage(),
            () -> {
              stage.hide();
              open(new Stage());
            },
            () -> leave(stage, CommandLine.ExitCode.SOFTWARE));
    new RefusalWindow(
            new PreferencesFile(data.resolve("preferences.properties")).theme(),
            words,
            RegisterScreens.refusal(refusal, words))
        .show(stage);
    stage.setOnCloseRequest(closing -> leave(stage, CommandLine.ExitCode.SOFTWARE));
  }

  /** Closes the till away from the FX thread; the window is gone at once. */
  private void leave(Stage stage, int exitCode) {
    stage.hide();
    Station open = station;
    worker.execute(() -> {
      if (open != null) {
        open.close();
      }
      Platform.exit();
      left.complete(exitCode);
    });
    worker.shutdown();
  }
}
