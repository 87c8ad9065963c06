package truetill.client.cache;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** Cuts text into the words a search compares: lower case, no accents, letters and digits. */
final class Words {
  static final int MAX_LENGTH = 60;
  private static final int MAX_WORDS = 40;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private Words() {}

  static SequencedSet<String> of(String text) {
    SequencedSet<String> words = new LinkedHashSet<>();
    WORD.matcher(plain(text))
        .results()
        .limit(MAX_WORDS)
        .forEach(found -> words.add(cut(found.group())));
    return words;
  }

  /** What an item is found by: its code and the words of its title. */
  static List<String> ofItem(CachedItem item) {
    SequencedSet<String> words = of(item.title());
    words.add(cut(item.sku().toLowerCase(Locale.ROOT)));
    return new ArrayList<>(words);
  }

  private static String plain(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    boolean ascii = folded.chars().allMatch(unit -> unit < 128);
    return ascii
        ? folded
        : ACCENTS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKD)).replaceAll("");
  }

  private static String cut(String word) {
    return word.length() <= MAX_LENGTH ? word : word.substring(0, MAX_LENGTH);
  }
}
