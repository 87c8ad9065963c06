package truetill.core.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How much a header's words mean a standard column, or another header. From 0 to 1. */
final class HeaderLikeness {
  /** The best name found for a header. */
  record Match(String name, double score) {}

  private static final double WORD_ENOUGH = 0.78;
  private static final double FILLER_COST = 0.03;
  private static final double WORD_COST = 0.2;
  private static final double AGAINST_FACTOR = 0.3;
  private static final double OTHER_MEANING_FACTOR = 0.5;

  /** Words that many columns of one file share, so that they tell little. */
  private static final Set<String> GENERAL =
      Set.of("number", "code", "id", "unit", "price", "each");

  private HeaderLikeness() {}

  /** The column's name that the header bears most of, none when it bears no name at all. */
  static Optional<Match> toColumn(StandardColumn column, List<String> words) {
    Match best = new Match("", 0);
    for (HeaderLexicon.Name name : HeaderLexicon.names(column)) {
      double score = score(column, name, words);
      if (score > best.score()) {
        best = new Match(name.text(), score);
      }
    }
    return best.score() > 0 ? Optional.of(best) : Optional.empty();
  }

  private static double score(StandardColumn column, HeaderLexicon.Name name, List<String> words) {
    List<String> rest = new ArrayList<>(words);
    double alike = 0;
    for (String part : name.words()) {
      double most = 0;
      int at = -1;
      for (int i = 0; i < rest.size(); i++) {
        double each = alike(part, rest.get(i));
        if (each > most) {
          most = each;
          at = i;
        }
      }
      if (most < WORD_ENOUGH) {
        return 0;
      }
      alike += most;
      rest.remove(at);
    }
    double score = name.weight() * alike / name.words().size();
    for (String extra : rest) {
      if (HeaderLexicon.isAgainst(column, extra)) {
        score *= AGAINST_FACTOR;
      } else {
        score *= 1 - (HeaderLexicon.isFiller(extra) ? FILLER_COST : WORD_COST);
      }
    }
    return score;
  }

  /** How much two headers of two files of one vendor look like the same column. */
  static double between(List<String> left, List<String> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return 0;
    }
    if (String.join("", left).equals(String.join("", right))) {
      return 1;
    }
    double alike = (found(left, right) + found(right, left)) / (weight(left) + weight(right));
    return elsewhere(left).equals(elsewhere(right)) ? alike : alike * OTHER_MEANING_FACTOR;
  }

  private static Set<String> elsewhere(List<String> words) {
    return words.stream().filter(HeaderLexicon::isElsewhere).collect(Collectors.toSet());
  }

  private static double found(List<String> words, List<String> among) {
    double found = 0;
    for (String word : words) {
      double most = 0;
      for (String other : among) {
        most = Math.max(most, alike(word, other));
      }
      found += most * weight(word);
    }
    return found;
  }

  /** Two words that are both known are different words, however alike: total and title. */
  private static double alike(String left, String right) {
    if (left.equals(right)) {
      return 1;
    }
    return HeaderLexicon.isKnown(left) && HeaderLexicon.isKnown(right)
        ? 0
        : WordLikeness.of(left, right);
  }

  private static double weight(List<String> words) {
    return words.stream().mapToDouble(HeaderLikeness::weight).sum();
  }

  private static double weight(String word) {
    if (HeaderLexicon.isFiller(word)) {
      return 0.3;
    }
    return GENERAL.contains(word) ? 0.4 : 1;
  }
}
