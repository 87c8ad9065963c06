package truetill.server.sync;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A one-time code: 50 bits as ten letters and digits that cannot be taken for one another (sync.md
 * section 11), read with or without its dash, in either case.
 */
final class EnrollCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 10;
  private static final int BITS_EACH = 5;

  private EnrollCode() {}

  /** A new one, as it is shown: {@code 7K3QX-M0D9T}. */
  static String random(RandomGenerator random) {
    long bits = random.nextLong();
    StringBuilder code = new StringBuilder();
    for (int at = 0; at < LENGTH; at++) {
      if (at == LENGTH / 2) {
        code.append('-');
      }
      code.append(ALPHABET.charAt((int) ((bits >>> (at * BITS_EACH)) & 31)));
    }
    return code.toString();
  }

  /** The code as it is compared; empty when it cannot be one. */
  static Optional<String> read(String typed) {
    StringBuilder code = new StringBuilder();
    for (char typedOne : typed.toUpperCase(Locale.ROOT).toCharArray()) {
      char one =
          switch (typedOne) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> typedOne;
          };
      if (ALPHABET.indexOf(one) >= 0) {
        code.append(one);
      } else if (one != '-' && !Character.isWhitespace(one)) {
        return Optional.empty();
      }
    }
    return code.length() == LENGTH ? Optional.of(code.toString()) : Optional.empty();
  }
}
