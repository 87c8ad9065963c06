package truetill.core.manifest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header taken apart into plain words: {@code ItemDescr.}, {@code ITEM_DESC} and {@code item
 * descriptions} are the same two words. Words that were run together are parted when each part is
 * known.
 */
final class HeaderWords {
  private static final int MAX_LENGTH = 120;
  private static final int MAX_WORDS = 10;
  private static final int MIN_RUN_TOGETHER = 5;
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private static final Map<String, String> LONG_FORMS =
      Map.ofEntries(
          Map.entry("qty", "quantity"),
          Map.entry("qnty", "quantity"),
          Map.entry("qtty", "quantity"),
          Map.entry("quant", "quantity"),
          Map.entry("quan", "quantity"),
          Map.entry("pc", "piece"),
          Map.entry("pcs", "piece"),
          Map.entry("ct", "count"),
          Map.entry("cnt", "count"),
          Map.entry("unt", "unit"),
          Map.entry("ea", "each"),
          Map.entry("desc", "description"),
          Map.entry("descr", "description"),
          Map.entry("dscr", "description"),
          Map.entry("dsc", "description"),
          Map.entry("info", "information"),
          Map.entry("mfr", "manufacturer"),
          Map.entry("mfg", "manufacturer"),
          Map.entry("mfgr", "manufacturer"),
          Map.entry("manuf", "manufacturer"),
          Map.entry("brnd", "brand"),
          Map.entry("mdl", "model"),
          Map.entry("no", "number"),
          Map.entry("num", "number"),
          Map.entry("nbr", "number"),
          Map.entry("nr", "number"),
          Map.entry("cat", "category"),
          Map.entry("categ", "category"),
          Map.entry("catg", "category"),
          Map.entry("subcat", "subcategory"),
          Map.entry("dept", "department"),
          Map.entry("dpt", "department"),
          Map.entry("cls", "class"),
          Map.entry("grp", "group"),
          Map.entry("cond", "condition"),
          Map.entry("val", "value"),
          Map.entry("amt", "amount"),
          Map.entry("prc", "price"),
          Map.entry("rtl", "retail"),
          Map.entry("ret", "retail"),
          Map.entry("est", "estimated"),
          Map.entry("orig", "original"),
          Map.entry("sugg", "suggested"),
          Map.entry("reg", "regular"),
          Map.entry("curr", "current"),
          Map.entry("ext", "extended"),
          Map.entry("tot", "total"),
          Map.entry("ttl", "total"),
          Map.entry("itm", "item"),
          Map.entry("prod", "product"),
          Map.entry("prd", "product"),
          Map.entry("art", "article"),
          Map.entry("cd", "code"),
          Map.entry("vend", "vendor"),
          Map.entry("vndr", "vendor"),
          Map.entry("supp", "supplier"),
          Map.entry("cmt", "comment"),
          Map.entry("cmnt", "comment"),
          Map.entry("rmk", "remark"),
          Map.entry("ord", "ordered"),
          Map.entry("shp", "shipped"),
          Map.entry("rcvd", "received"),
          Map.entry("recd", "received"),
          Map.entry("avail", "available"),
          Map.entry("wt", "weight"),
          Map.entry("wgt", "weight"),
          Map.entry("seq", "sequence"),
          Map.entry("loc", "location"),
          Map.entry("plt", "pallet"),
          Map.entry("ctn", "carton"),
          Map.entry("pct", "percent"),
          Map.entry("img", "image"));

  private static final Set<String> NOT_PLURAL = Set.of("gs", "class", "status", "bus");

  private HeaderWords() {}

  /** The words in their order; a header without letters and digits has none. */
  static List<String> of(String header, Set<String> known) {
    String start = header.length() > MAX_LENGTH ? header.substring(0, MAX_LENGTH) : header;
    String signs =
        start.replace("#", " number ").replace("\u2116", " number ").replace("%", " percent ");
    String humps = HUMP.matcher(signs).replaceAll(" ");
    String plain =
        MARKS
            .matcher(Normalizer.normalize(humps, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN.split(plain, -1)) {
      if (!word.isEmpty() && words.size() < MAX_WORDS) {
        words.addAll(parted(word, known));
      }
    }
    return List.copyOf(words);
  }

  /** Abbreviations are written out and plurals made singular. */
  static String basic(String word) {
    String whole = LONG_FORMS.getOrDefault(word, word);
    if (whole.length() < 4 || NOT_PLURAL.contains(whole) || !whole.endsWith("s")) {
      return whole;
    }
    if (whole.endsWith("ies")) {
      return whole.substring(0, whole.length() - 3) + "y";
    }
    if (whole.endsWith("ss") || whole.endsWith("us") || whole.endsWith("is")) {
      return whole;
    }
    String single = whole.substring(0, whole.length() - 1);
    return LONG_FORMS.getOrDefault(single, single);
  }

  private static List<String> parted(String word, Set<String> known) {
    String basic = basic(word);
    if (known.contains(basic) || word.length() < MIN_RUN_TOGETHER) {
      return List.of(basic);
    }
    for (int at = word.length() - 2; at >= 3; at--) {
      String left = basic(word.substring(0, at));
      if (!known.contains(left)) {
        continue;
      }
      String right = word.substring(at);
      if (isKnown(right, known)) {
        return List.of(left, basic(right));
      }
      if (right.length() >= MIN_RUN_TOGETHER) {
        List<String> rest = parted(right, known);
        if (rest.size() > 1) {
          List<String> all = new ArrayList<>(List.of(left));
          all.addAll(rest);
          return all;
        }
      }
    }
    return List.of(basic);
  }

  private static boolean isKnown(String word, Set<String> known) {
    return known.contains(basic(word))
        && (word.length() > 2 || word.equals("no") || word.equals("id") || word.equals("nr"));
  }
}
