package truetill.client.shell;

/**
 * A screen one only looks at, such as the menu or the list of keys. A scan closes it first and then
 * goes to the screen behind it.
 */
public interface AsideScreen extends ScreenController {
  @Override
  default void scanned(String code) {
    throw new IllegalStateException("closed before a scan is given to it");
  }

  @Override
  default void unreadable(String characters) {
    throw new IllegalStateException("closed before a scan is given to it");
  }
}
