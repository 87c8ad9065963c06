package truetill.server.inventory.manifest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * How a text file is to be decoded (inventory rules, section 7): a byte-order mark decides; without
 * one strict UTF-8, else Windows-1252. The whole file is tried, since a single byte far down may
 * decide it; nothing of it is kept.
 *
 * @param markBytes length of the byte-order mark, which is skipped
 */
record TextEncoding(Charset charset, int markBytes) {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private enum Scan {
    TEXT,
    MALFORMED,
    NUL
  }

  static Outcome<TextEncoding> of(Path file) throws IOException {
    TextEncoding marked = marked(file);
    TextEncoding first = marked == null ? new TextEncoding(StandardCharsets.UTF_8, 0) : marked;
    Scan scan = first.scan(file, CodingErrorAction.REPORT);
    if (scan == Scan.MALFORMED && marked != null) {
      return Refusals.damagedText();
    }
    if (scan == Scan.MALFORMED) {
      first = new TextEncoding(WINDOWS_1252, 0);
      scan = first.scan(file, CodingErrorAction.REPLACE);
    }
    return scan == Scan.NUL ? Refusals.binary() : Outcome.done(first);
  }

  private static @Nullable TextEncoding marked(Path file) throws IOException {
    byte[] start;
    try (InputStream bytes = Files.newInputStream(file)) {
      start = bytes.readNBytes(3);
    }
    if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(start, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(start, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    return null;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** The text of the file without its mark; undefined bytes of Windows-1252 become U+FFFD. */
  Reader open(Path file) throws IOException {
    return open(file, CodingErrorAction.REPLACE);
  }

  private Reader open(Path file, CodingErrorAction onError) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    bytes.skipNBytes(markBytes);
    return new InputStreamReader(
        bytes, charset.newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError));
  }

  private Scan scan(Path file, CodingErrorAction onError) throws IOException {
    char[] piece = new char[1 << 15];
    try (Reader text = open(file, onError)) {
      for (int length = text.read(piece); length >= 0; length = text.read(piece)) {
        for (int i = 0; i < length; i++) {
          if (piece[i] == 0) {
            return Scan.NUL;
          }
        }
      }
      return Scan.TEXT;
    } catch (CharacterCodingException malformed) {
      return Scan.MALFORMED;
    }
  }
}
