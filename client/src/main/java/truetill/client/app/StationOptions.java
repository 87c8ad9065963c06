package truetill.client.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.printer.PaperSheet;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;

/**
 * What a register is started with.
 *
 * @param data its folder: identity, journal, cache
 * @param server address of its store server, null for the one it enrolled with
 * @param demo it may enrol itself with a demo server on this PC
 * @param code the one-time code to enrol with, null for none
 * @param sheets is given what the simulated printer puts out
 */
record StationOptions(
    Path data,
    @Nullable String server,
    boolean demo,
    @Nullable String code,
    PrinterAddress printer,
    PaperWidth paperWidth,
    Consumer<PaperSheet> sheets) {
  /** Without a code. */
  StationOptions(
      Path data,
      @Nullable String server,
      boolean demo,
      PrinterAddress printer,
      PaperWidth paperWidth,
      Consumer<PaperSheet> sheets) {
    this(data, server, demo, null, printer, paperWidth, sheets);
  }
}
