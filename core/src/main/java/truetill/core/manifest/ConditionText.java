package truetill.core.manifest;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import truetill.core.manifest.formula.Blanks;

/** A vendor's words for the state of the goods (rules-inventory section 7, promise 18). */
public final class ConditionText {
  private static final Pattern BETWEEN = Pattern.compile("[-_/\\s\\p{Z}]+");
  private static final Pattern USED = Pattern.compile("\\bused\\b");
  private static final Pattern IGNORED = Pattern.compile("\\b(used|condition)\\b");

  private static final Map<String, ManifestCondition> WORDS =
      Map.ofEntries(
          Map.entry("new", ManifestCondition.NEW),
          Map.entry("brand new", ManifestCondition.NEW),
          Map.entry("new in box", ManifestCondition.NEW),
          Map.entry("nib", ManifestCondition.NEW),
          Map.entry("sealed", ManifestCondition.NEW),
          Map.entry("factory sealed", ManifestCondition.NEW),
          Map.entry("like new", ManifestCondition.LIKE_NEW),
          Map.entry("open box", ManifestCondition.LIKE_NEW),
          Map.entry("refurbished", ManifestCondition.LIKE_NEW),
          Map.entry("excellent", ManifestCondition.LIKE_NEW),
          Map.entry("good", ManifestCondition.GOOD),
          Map.entry("very good", ManifestCondition.GOOD),
          Map.entry("fair", ManifestCondition.FAIR),
          Map.entry("acceptable", ManifestCondition.FAIR),
          Map.entry("average", ManifestCondition.FAIR),
          Map.entry("salvage", ManifestCondition.SALVAGE),
          Map.entry("damaged", ManifestCondition.SALVAGE),
          Map.entry("broken", ManifestCondition.SALVAGE),
          Map.entry("for parts", ManifestCondition.SALVAGE),
          Map.entry("parts only", ManifestCondition.SALVAGE),
          Map.entry("poor", ManifestCondition.SALVAGE),
          Map.entry("scrap", ManifestCondition.SALVAGE),
          Map.entry("defective", ManifestCondition.SALVAGE),
          // Said by a vendor it is an answer, nothing that could not be read.
          Map.entry("unknown", ManifestCondition.UNKNOWN));

  private ConditionText() {}

  /**
   * The condition; {@code unknown} with {@code condition_unmapped} when the words are not known.
   */
  public static CellReading<ManifestCondition> read(String cell) {
    String words = plain(cell);
    if (words.isEmpty()) {
      // A cell of nothing but a dash says nothing either.
      return CellReading.of(ManifestCondition.BLANK);
    }
    String telling = plain(IGNORED.matcher(words).replaceAll(" "));
    ManifestCondition known =
        telling.isEmpty() && USED.matcher(words).find()
            ? ManifestCondition.GOOD
            : WORDS.get(telling);
    return known != null
        ? CellReading.of(known)
        : CellReading.warned(ManifestCondition.UNKNOWN, RowWarningCode.CONDITION_UNMAPPED);
  }

  /** Notes with the words that could not be mapped, so that whoever checks in still reads them. */
  public static String inNotes(String notes, String cell) {
    String said = "Condition: " + Blanks.trim(cell);
    return notes.isEmpty() ? said : notes + "; " + said;
  }

  private static String plain(String text) {
    return Blanks.trim(BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "));
  }
}
