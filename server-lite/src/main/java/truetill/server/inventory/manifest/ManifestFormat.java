package truetill.server.inventory.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import truetill.core.outcome.Outcome;

/** Tells by a file's first bytes how it is read; its name says nothing that can be trusted. */
final class ManifestFormat {
  private static final byte[] OLE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
  private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");
  private static final byte[] EMPTY_ZIP = HexFormat.of().parseHex("504b0506");
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  private ManifestFormat() {}

  static Outcome<RawRecords> open(Path file, ManifestLimits limits) throws IOException {
    long size = Files.size(file);
    if (size == 0) {
      return Refusals.empty();
    }
    if (size > limits.fileBytes()) {
      return Refusals.fileTooLarge(limits.fileBytes());
    }
    byte[] start;
    try (InputStream bytes = Files.newInputStream(file)) {
      start = bytes.readNBytes(OLE.length);
    }
    if (startsWith(start, OLE)) {
      return Refusals.oldSpreadsheet();
    }
    if (startsWith(start, ZIP) || startsWith(start, EMPTY_ZIP)) {
      return XlsxRecords.open(file, limits);
    }
    return startsWith(start, PDF) ? Refusals.binary() : text(file, limits);
  }

  private static Outcome<RawRecords> text(Path file, ManifestLimits limits) throws IOException {
    Outcome<TextEncoding> found = TextEncoding.of(file);
    if (!(found instanceof Outcome.Done<TextEncoding>(TextEncoding encoding))) {
      return ((Outcome.Refused<TextEncoding>) found).as();
    }
    Outcome<Character> parted = Delimiter.of(file, encoding, limits);
    if (!(parted instanceof Outcome.Done<Character>(Character delimiter))) {
      return ((Outcome.Refused<Character>) parted).as();
    }
    return Outcome.done(new CsvRecords(encoding.open(file), delimiter, limits));
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }
}
