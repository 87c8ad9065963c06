package truetill.server.inventory.search;

import java.util.Locale;

/**
 * A text in the form it is searched in. The form only has to make equal whatever either database
 * may call equal without regard to case: the database has the last word on each hit.
 */
final class SearchText {
  private SearchText() {}

  static String of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.indexOf('\u03C2') < 0 && lower.indexOf('\u0307') < 0
        ? lower
        : lower.replace('\u03C2', '\u03C3').replace("\u0307", "");
  }
}
