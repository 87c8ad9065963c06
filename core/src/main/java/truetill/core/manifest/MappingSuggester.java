package truetill.core.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import truetill.core.manifest.MappingSuggestion.Basis;
import truetill.core.manifest.formula.Row;

/**
 * Proposes which of a file's headers is which standard column, without any service outside
 * (rules-inventory section 13, "Without AI"): what was remembered of the vendor, then the
 * contract's aliases, then headers that read like a column's name, then the cells. Of a file that
 * has no header at all the places of the columns are remembered.
 *
 * <p>The same file gives the same proposals. No header is proposed twice, but the one that is an
 * alias of both title and description. An alias that may mean something else ({@code cost} for the
 * retail value, {@code item} for the description) gives way to a header that says the column
 * outright, and is no proposal when its cells cannot be read as the column; any other alias whose
 * cells cannot be read so is proposed only when nothing better is there.
 */
public final class MappingSuggester {
  /** Rows that are looked at; more are not needed and are left out. */
  public static final int SAMPLE_ROWS = 100;

  private static final double SAME_HEADER = 3;
  private static final double DRIFTED_HEADER = 1.5;
  private static final double SAME_PLACE = 1.4;
  private static final double SURE_ALIAS = 1.2;
  private static final double VAGUE_ALIAS = 0.82;
  private static final double DOUBTED_ALIAS = 0.7;
  private static final double LEAST_LIKENESS = 0.55;
  private static final double LEAST_DRIFT_LIKENESS = 0.6;
  private static final double LEAST_VALUES = 0.3;
  private static final double DISAGREES = 0.35;

  private static final Map<StandardColumn, Set<String>> VAGUE =
      Map.of(
          StandardColumn.QUANTITY, Set.of("units", "count"),
          StandardColumn.DESCRIPTION, Set.of("title", "product", "item"),
          StandardColumn.TITLE, Set.of("name"),
          StandardColumn.RETAIL_VALUE, Set.of("unit_cost", "unit cost", "cost", "price"));

  private record Candidate(
      StandardColumn target, int header, double score, Basis basis, String reason) {}

  private final List<String> headers;
  private final List<List<String>> words = new ArrayList<>();
  private final List<ColumnValues> values = new ArrayList<>();
  private final List<Map<StandardColumn, Candidate>> similar = new ArrayList<>();
  private final RememberedLayout remembered;
  private final Map<String, Set<StandardColumn>> earlier = new HashMap<>();

  private MappingSuggester(
      List<String> headers, List<? extends Row> sample, RememberedLayout remembered) {
    this.headers = headers;
    this.remembered = remembered;
    List<? extends Row> looked = sample.subList(0, Math.min(sample.size(), SAMPLE_ROWS));
    for (String header : headers) {
      words.add(HeaderLexicon.wordsOf(header));
      List<String> cells = new ArrayList<>(looked.size());
      for (Row row : looked) {
        String cell = row.cell(header);
        cells.add(cell == null ? "" : cell);
      }
      values.add(ColumnValues.of(cells));
      similar.add(similarTo(similar.size()));
    }
    if (!remembered.sources().isEmpty()) {
      remembered.headers().forEach(this::usesOf);
      remembered.sources().forEach((target, header) -> usesOf(header).add(target));
    }
  }

  private Set<StandardColumn> usesOf(String header) {
    return earlier.computeIfAbsent(HeaderAliases.plain(header), name -> new HashSet<>());
  }

  /**
   * The proposals in the order of the columns; a column for which nothing is found is absent.
   *
   * @param headers the file's, each once
   * @param sample some of its rows; none is fine
   * @param remembered the vendor's last file, or {@link RememberedLayout#NONE}
   */
  public static List<MappingSuggestion> suggest(
      List<String> headers, List<? extends Row> sample, RememberedLayout remembered) {
    return new MappingSuggester(headers, sample, remembered).chosen();
  }

  private List<MappingSuggestion> chosen() {
    List<Candidate> candidates = new ArrayList<>();
    for (StandardColumn target : StandardColumn.values()) {
      for (int header = 0; header < headers.size(); header++) {
        candidate(target, header).ifPresent(candidates::add);
      }
    }
    // Stable, so equal scores stay in the order of columns and headers.
    candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
    Map<StandardColumn, Candidate> chosen = new EnumMap<>(StandardColumn.class);
    Set<Integer> used = new HashSet<>();
    for (Candidate each : candidates) {
      if (!chosen.containsKey(each.target()) && (!used.contains(each.header()) || repeats(each))) {
        chosen.put(each.target(), each);
        used.add(each.header());
      }
    }
    shareTitle(chosen);
    return chosen.values().stream()
        .map(each ->
            new MappingSuggestion(
                each.target(), headers.get(each.header()), each.basis(), each.reason()))
        .toList();
  }

  /** A person gave one header to two columns before, and may do so again. */
  private static boolean repeats(Candidate candidate) {
    return candidate.score() >= SAME_HEADER;
  }

  /** A file with a title and no description: the alias of both stands for both. */
  private void shareTitle(Map<StandardColumn, Candidate> chosen) {
    Candidate title = chosen.get(StandardColumn.TITLE);
    if (title == null
        || chosen.containsKey(StandardColumn.DESCRIPTION)
        || !remembered.sources().isEmpty()) {
      return;
    }
    String header = headers.get(title.header());
    if (HeaderAliases.source(StandardColumn.DESCRIPTION, List.of(header)).isPresent()) {
      chosen.put(
          StandardColumn.DESCRIPTION,
          new Candidate(
              StandardColumn.DESCRIPTION,
              title.header(),
              VAGUE_ALIAS,
              Basis.ALIAS,
              "The file has no other words for the goods than its \"%s\".".formatted(header)));
    }
  }

  private Optional<Candidate> candidate(StandardColumn target, int header) {
    Set<StandardColumn> uses = earlier.get(HeaderAliases.plain(headers.get(header)));
    if (uses != null) {
      return uses.contains(target)
          ? Optional.of(
              new Candidate(
                  target,
                  header,
                  SAME_HEADER,
                  Basis.REMEMBERED,
                  "The vendor's last file had this column under the same header."))
          : Optional.empty();
    }
    return drifted(target, header)
        .or(() -> atSamePlace(target, header))
        .or(() -> alias(target, header))
        .or(() -> strongest(similar(target, header), byValues(target, header)));
  }

  private Optional<Candidate> drifted(StandardColumn target, int header) {
    String before = remembered.sources().get(target);
    if (before == null) {
      return Optional.empty();
    }
    double likeness = HeaderLikeness.between(HeaderLexicon.wordsOf(before), words.get(header));
    return likeness < LEAST_DRIFT_LIKENESS || disagrees(target, header)
        ? Optional.empty()
        : Optional.of(
            new Candidate(
                target,
                header,
                DRIFTED_HEADER + likeness,
                Basis.REMEMBERED,
                "The vendor's last file had this column as \"%s\".".formatted(before)));
  }

  /**
   * A file of as many columns with hardly a header of the earlier one: most likely a file without a
   * header, whose first row stands in its place. Columns keep their places then.
   */
  private Optional<Candidate> atSamePlace(StandardColumn target, int header) {
    String before = remembered.sources().get(target);
    return before == null
            || !hasNoHeader()
            || remembered.headers().indexOf(before) != header
            || disagrees(target, header)
        ? Optional.empty()
        : Optional.of(
            new Candidate(
                target,
                header,
                SAME_PLACE,
                Basis.REMEMBERED,
                "The vendor's last file had this column at the same place."));
  }

  private boolean hasNoHeader() {
    long kept =
        headers.stream().filter(header -> earlier.containsKey(HeaderAliases.plain(header))).count();
    return headers.size() == remembered.headers().size() && kept * 5 <= headers.size();
  }

  private Optional<Candidate> alias(StandardColumn target, int header) {
    String plain = HeaderAliases.plain(headers.get(header));
    int rank = HeaderAliases.of(target).indexOf(plain);
    if (rank < 0) {
      return Optional.empty();
    }
    boolean vague = VAGUE.getOrDefault(target, Set.of()).contains(plain);
    boolean doubted = disagrees(target, header);
    if (vague && doubted) {
      return Optional.empty();
    }
    double score = vague ? VAGUE_ALIAS : doubted ? DOUBTED_ALIAS : SURE_ALIAS;
    return Optional.of(
        new Candidate(
            target,
            header,
            score - rank / 1000.0,
            Basis.ALIAS,
            "\"%s\" is one of the names of this column.".formatted(headers.get(header))));
  }

  private Map<StandardColumn, Candidate> similarTo(int header) {
    Map<StandardColumn, Candidate> found = new EnumMap<>(StandardColumn.class);
    for (StandardColumn target : StandardColumn.values()) {
      HeaderLikeness.toColumn(target, words.get(header))
          .map(match ->
              new Candidate(
                  target,
                  header,
                  match.score() * ValueEvidence.agreement(target, values.get(header)),
                  Basis.SIMILAR_NAME,
                  "\"%s\" reads like \"%s\".".formatted(headers.get(header), match.name())))
          .filter(candidate -> candidate.score() >= LEAST_LIKENESS)
          .ifPresent(candidate -> found.put(target, candidate));
    }
    return found;
  }

  private Optional<Candidate> similar(StandardColumn target, int header) {
    return Optional.ofNullable(similar.get(header).get(target));
  }

  private Optional<Candidate> byValues(StandardColumn target, int header) {
    if (words.get(header).stream().anyMatch(HeaderLexicon::isElsewhere)
        || meansAnother(target, header)) {
      return Optional.empty();
    }
    return ValueEvidence.alone(target, values.get(header))
        .filter(finding -> finding.score() >= LEAST_VALUES)
        .map(finding ->
            new Candidate(target, header, finding.score(), Basis.VALUES, finding.reason() + "."));
  }

  /** Whether the header's name says that it is another column, so that its cells are that one's. */
  private boolean meansAnother(StandardColumn target, int header) {
    for (StandardColumn other : StandardColumn.values()) {
      // A code with a right check digit is a UPC under whatever name of a code.
      boolean bothCodes =
          target == StandardColumn.UPC && other == StandardColumn.VENDOR_ITEM_NUMBER;
      if (other != target
          && !bothCodes
          && (alias(other, header).isPresent() || similar(other, header).isPresent())) {
        return true;
      }
    }
    return false;
  }

  private boolean disagrees(StandardColumn target, int header) {
    return ValueEvidence.agreement(target, values.get(header)) < DISAGREES;
  }

  private static Optional<Candidate> strongest(
      Optional<Candidate> left, Optional<Candidate> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.or(() -> right);
    }
    return left.get().score() >= right.get().score() ? left : right;
  }
}
