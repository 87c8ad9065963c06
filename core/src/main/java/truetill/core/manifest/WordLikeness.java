package truetill.core.manifest;

/** How much one word of a header looks like another: 1 when equal, 0 when nothing hints at it. */
final class WordLikeness {
  private static final double SHORTENED = 0.85;
  private static final double ONE_SLIP = 0.88;
  private static final double TWO_SLIPS = 0.8;

  private WordLikeness() {}

  static double of(String left, String right) {
    if (left.equals(right)) {
      return 1;
    }
    String shorter = left.length() <= right.length() ? left : right;
    String longer = left.length() <= right.length() ? right : left;
    if (shorter.length() < 3 || shorter.charAt(0) != longer.charAt(0)) {
      return 0;
    }
    if (longer.startsWith(shorter) && longer.length() >= 5) {
      return SHORTENED;
    }
    String consonants = withoutVowels(shorter);
    if (consonants.length() >= 3 && consonants.equals(withoutVowels(longer))) {
      return SHORTENED;
    }
    if (shorter.length() < 5 || longer.length() - shorter.length() > 2) {
      return 0;
    }
    int slips = slips(shorter, longer);
    if (slips <= 1) {
      return ONE_SLIP;
    }
    return slips == 2 && shorter.length() >= 8 ? TWO_SLIPS : 0;
  }

  private static String withoutVowels(String word) {
    return word.charAt(0) + word.substring(1).replaceAll("[aeiouy]", "");
  }

  /** Letters put in, left out, changed or swapped with their neighbour. */
  private static int slips(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int changed = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + changed);
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[left.length()][right.length()];
  }
}
