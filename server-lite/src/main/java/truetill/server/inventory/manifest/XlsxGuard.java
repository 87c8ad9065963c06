package truetill.server.inventory.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * Looks through a packed file before anything of it is read into memory: a small file may unpack to
 * any size, to one endless text, or name a column or a text number that would need a list of
 * billions. The sizes written in the file are not trusted; what unpacks is counted, and counting
 * ends at the limit.
 */
final class XlsxGuard {
  private final ManifestLimits limits;
  private long left;
  private long texts;
  private long highestText = -1;

  private XlsxGuard(ManifestLimits limits) {
    this.limits = limits;
    this.left = limits.sheetBytes();
  }

  /** Nothing when the file may be read. */
  static Outcome<Optional<RawRecord>> check(Path file, ManifestLimits limits) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry("xl/workbook.xml") == null
          ? Refusals.otherZip()
          : new XlsxGuard(limits).parts(zip);
    } catch (ZipException damaged) {
      return Refusals.damagedSpreadsheet();
    }
  }

  private Outcome<Optional<RawRecord>> parts(ZipFile zip) throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      Outcome<Optional<RawRecord>> part = part(zip, entries.nextElement());
      if (!part.isDone()) {
        return part;
      }
    }
    return highestText < texts ? Outcome.done(Optional.empty()) : Refusals.damagedSpreadsheet();
  }

  private Outcome<Optional<RawRecord>> part(ZipFile zip, ZipEntry entry) throws IOException {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    boolean sheet = name.startsWith("xl/worksheets/");
    boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
    XlsxMarkup markup = new XlsxMarkup(sheet);
    long size = 0;
    byte[] piece = new byte[1 << 16];
    @Nullable InputStream found = zip.getInputStream(entry);
    if (found == null) {
      return Refusals.damagedSpreadsheet();
    }
    try (InputStream bytes = found) {
      for (int length = bytes.read(piece); length >= 0; length = bytes.read(piece)) {
        size += length;
        left -= length;
        if (left < 0 || (!sheet && size > limits.sharedTextBytes())) {
          return Refusals.unpacksTooLarge();
        }
        if (xml) {
          markup.take(piece, length);
        }
        if (markup.longest() > 2L * limits.cellBytes()) {
          return Refusals.unpacksTooLarge();
        }
        if (markup.isBroken()) {
          return Refusals.damagedSpreadsheet();
        }
      }
    }
    texts += markup.texts();
    highestText = Math.max(highestText, markup.highestText());
    return Outcome.done(Optional.empty());
  }
}
