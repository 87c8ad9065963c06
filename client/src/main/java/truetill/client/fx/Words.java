package truetill.client.fx;

import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the screens, kept in one file per language under {@code assets/i18n}. */
public final class Words {
  private final ResourceBundle bundle;

  private Words(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** The English file; it is the complete one. */
  public static Words english() {
    return new Words(ResourceBundle.getBundle("assets.i18n.register", Locale.ROOT));
  }

  /** The sentence with {@code {0}}, {@code {1}} … filled in. A missing key is a bug. */
  public String say(String key, Object... parts) {
    String sentence = bundle.getString(key);
    for (int at = 0; at < parts.length; at++) {
      sentence = sentence.replace("{" + at + "}", String.valueOf(parts[at]));
    }
    return sentence;
  }

  /** Like {@link #say}, in the one or the many form: keys end in {@code .one} and {@code .many}. */
  public String count(String key, long number, Object... parts) {
    Object[] all = new Object[parts.length + 1];
    all[0] = number;
    System.arraycopy(parts, 0, all, 1, parts.length);
    return say(number == 1 ? key + ".one" : key + ".many", all);
  }

  /** For the {@code %key} texts of an FXML file. */
  public ResourceBundle bundle() {
    return bundle;
  }
}
