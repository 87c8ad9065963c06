package truetill.server.inventory.manifest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The mark by which a vendor's layout is known again (inventory rules, section 7): MD5 of the
 * header cells as they stand in the file, each trimmed and lower-cased, joined by commas. It
 * recognises, it protects nothing.
 */
public final class HeaderSignature {
  private HeaderSignature() {}

  /** 32 lower-case hex digits. */
  public static String of(List<String> headerCells) {
    String text =
        headerCells.stream()
            .map(cell -> CellText.trimmed(withoutMark(cell)).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String withoutMark(String cell) {
    return cell.startsWith("\uFEFF") ? cell.substring(1) : cell;
  }
}
